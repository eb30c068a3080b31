//! Cards: one for every unit, with its numbers, in the size that was asked for.

use std::collections::BTreeSet;

use dti_charts::Theme;
use dti_engine::{Dataset, Reading, merge, published};
use dti_files::{CARD, Card, Fonts, lines, png};
use dti_geo::Geometry;
use dti_text::Lang;

fn geometries() -> [Geometry; 2] {
    let of_63 = Geometry::from_geojson(
        include_str!("../../assets/geo/provinces-63.geojson"),
        include_str!("../../assets/geo/archipelagos.geojson"),
    )
    .expect("the geometry");
    let mergers = merge::built_in().expect("the mergers").into_iter();
    let mergers: Vec<_> = mergers.map(|m| (m.unit.id, m.members)).collect();
    let of_34 = of_63.merged(&mergers).expect("the merged geometry");
    [of_63, of_34]
}

fn datasets() -> Vec<Dataset> {
    vec![
        published::provinces_2020().expect("data"),
        published::provinces34_2024().expect("data"),
        published::ministries_service_2020().expect("data"),
    ]
}

#[test]
fn units_have_cards_with_their_numbers() {
    let fonts = Fonts::built_in().expect("the font");
    let sources = published::sources().expect("the sources");
    let geometries = geometries();
    let mut drawn = BTreeSet::new();
    for (at, dataset) in datasets().iter().enumerate() {
        let card = Card {
            dataset,
            index: 0,
            reading: Reading::Corrected,
            sources: &sources,
            geometry: geometries.get(at),
            lang: Lang::Vi,
            theme: Theme::Light,
        };
        // All of the smaller leagues, some of the provinces: a card takes a while unoptimised.
        let step = if dataset.units.len() > 40 { 6 } else { 1 };
        for line in lines(dataset, 0, Reading::Corrected)
            .into_iter()
            .step_by(step)
        {
            let unit = dataset.unit(&line.id).expect("a unit");
            let picture = card.svg(unit, &fonts).expect("a card");
            let rank = line.rank.and_then(|rank| rank.settled()).expect("a rank");
            let value = line.value.plain().replace('.', ",");
            assert_eq!(
                picture.alt.split('†').collect::<String>(),
                format!(
                    "DTI {} – {}: {value}, hạng {rank}/{}",
                    dataset.year,
                    line.name,
                    dataset.units.len()
                )
            );
            assert!(
                picture
                    .svg
                    .contains(&format!("<title>{}</title>", picture.alt))
            );
            assert!(!picture.svg.contains("NaN") && !picture.svg.contains("<text"));
            drawn.insert(picture.svg);
        }
    }
    assert_eq!(drawn.len(), 11 + 34 + 18);
}

#[test]
fn a_card_is_a_picture_of_its_size() {
    let fonts = Fonts::built_in().expect("the font");
    let [geometry, _] = geometries();
    let dataset = &datasets()[0];
    for (theme, lang) in [(Theme::Light, Lang::Vi), (Theme::Dark, Lang::En)] {
        let card = Card {
            dataset,
            index: dataset.framework.index("society.data").expect("an index"),
            reading: Reading::Corrected,
            sources: &[],
            geometry: Some(&geometry),
            lang,
            theme,
        };
        // Its value is lost in print.
        let unit = dataset.unit("ha-nam").expect("a unit");
        let picture = card.svg(unit, &fonts).expect("a card");
        assert!(picture.alt.contains(lang.pick("chưa rõ", "unknown")));
        let bytes = png(&picture.svg, 1.0).expect("PNG");
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .expect("PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("pixels");
        assert_eq!((f64::from(info.width), f64::from(info.height)), CARD);
        let colours: BTreeSet<&[u8]> = pixels.chunks(4).collect();
        assert!(colours.len() > 100, "{}", colours.len());
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    assert!(png("<svg", 1.0).is_err());
    let huge = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90000\" height=\"9\"/>";
    assert!(png(huge, 1.0).is_err());
}

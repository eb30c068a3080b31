//! Views to draw: the provinces of Table 8 of the report, and small leagues that hold what is
//! hard to draw. Not the project's data: those live in assets/data.

#![allow(dead_code, reason = "each test binary uses a part")]

pub(crate) mod more;

use dti_charts::{Change, Colouring, Focus, Status, Unit, Units, View, Window};
use dti_geo::Geometry;
use dti_text::Lang;
use proptest::test_runner::{Config, RngSeed};

/// So many random cases, the same in every run.
pub(crate) fn seeded(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(34),
        failure_persistence: None,
        ..Config::default()
    }
}

/// The citation of the report.
pub(crate) const CITATION: &str = "«Báo cáo Chỉ số đánh giá chuyển đổi số của các bộ, cơ quan ngang bộ, \
     cơ quan thuộc Chính phủ và các tỉnh, thành phố trực thuộc Trung ương» – Bộ Thông tin và \
     Truyền thông, 2020, Bảng 8.";

/// The country on its grid.
pub(crate) fn geometry() -> Geometry {
    Geometry::from_geojson(
        include_str!("../../../assets/geo/provinces-63.geojson"),
        include_str!("../../../assets/geo/archipelagos.geojson"),
    )
    .expect("the fixtures are well-formed")
}

/// The country after the mergers of 1/7/2025.
pub(crate) fn geometry_of_34() -> Geometry {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in include_str!("../../../assets/data/mergers-2025.csv")
        .lines()
        .skip(1)
    {
        let (new, old) = line.split_once(',').expect("the mergers are well-formed");
        match groups.iter_mut().find(|(id, _)| *id == new) {
            Some((_, members)) => members.push(old),
            None => groups.push((new, vec![old])),
        }
    }
    geometry()
        .merged(&groups)
        .expect("each province goes into one unit")
}

/// DTI 2020 of the 63 provinces.
pub(crate) fn provinces(lang: Lang, width: f64) -> View {
    let units = include_str!("../fixtures/dti-2020.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split(',');
            let mut cell = || cells.next().expect("the fixtures are well-formed");
            let rank = cell().parse().ok();
            Unit {
                rank,
                id: cell().into(),
                name: cell().into(),
                value: cell().parse().ok(),
                group: cell().parse().ok(),
                rank_interval: None,
                change: None,
                lost: false,
                rank_corrected: false,
                rank_derived: false,
                status: Status::Published,
            }
        })
        .collect();
    View {
        lang,
        index: "DTI 2020".into(),
        kind: Units::Provinces,
        units,
        mean: Some(0.3026),
        mean_status: Status::Published,
        bounds: Some([0.40, 0.325, 0.25]),
        colouring: Colouring::Groups,
        width,
        change: None,
        focus: None,
        window: None,
        selected: None,
        citation: CITATION.into(),
    }
}

/// The provinces with values lost, corrected and derived, and one selected.
pub(crate) fn damaged(lang: Lang, width: f64) -> View {
    let mut view = provinces(lang, width);
    for unit in &mut view.units {
        match unit.id.as_str() {
            "tay-ninh" => {
                unit.rank_corrected = true;
                continue;
            }
            // Where no rank was printed, only an interval is known.
            "nghe-an" | "khanh-hoa" => {
                unit.rank = None;
                unit.rank_interval = Some((36, 42));
            }
            "lai-chau" => {}
            "ca-mau" => {
                unit.status = Status::Corrected;
                continue;
            }
            "ninh-thuan" => {
                unit.status = Status::Derived;
                continue;
            }
            _ => continue,
        }
        unit.value = None;
        unit.group = None;
        unit.status = Status::Unknown;
    }
    view.selected = Some("ha-noi".into());
    view
}

/// As much as of a year that is published in part: five values and fourteen ranks.
pub(crate) fn in_part(lang: Lang, width: f64) -> View {
    let mut view = provinces(lang, width);
    for (at, unit) in view.units.iter_mut().enumerate() {
        unit.group = None;
        unit.rank = unit.rank.filter(|_| at < 14);
        unit.value = unit.value.filter(|_| at < 5);
        if unit.value.is_none() {
            unit.status = Status::Unknown;
        }
    }
    view.bounds = None;
    view
}

/// The damaged provinces with a mean that no source states.
pub(crate) fn averaged(lang: Lang, width: f64) -> View {
    let mut view = damaged(lang, width);
    view.mean_status = Status::Derived;
    view
}

/// A league of seven with ties, long names, zero, and nothing in two groups.
pub(crate) fn ministries(lang: Lang, width: f64) -> View {
    let names = [
        (
            "bo-tai-chinh",
            "Bộ Tài chính",
            "Ministry of Finance",
            Some(0.4944),
            1,
            1,
        ),
        (
            "bo-lao-dong-thuong-binh-va-xa-hoi",
            "Bộ Lao động - Thương binh và Xã hội",
            "Ministry of Labour, Invalids and Social Affairs",
            Some(0.41),
            2,
            1,
        ),
        (
            "bo-nong-nghiep-va-phat-trien-nong-thon",
            "Bộ Nông nghiệp và Phát triển nông thôn",
            "Ministry of Agriculture and Rural Development",
            Some(0.41),
            2,
            1,
        ),
        (
            "vien-han-lam",
            "Viện Hàn lâm Khoa học và Công nghệ Việt Nam",
            "Viet Nam Academy of Science and Technology",
            Some(0.2512),
            4,
            3,
        ),
        (
            "ban-quan-ly-lang",
            "Ban Quản lý Lăng Chủ tịch Hồ Chí Minh",
            "Ho Chi Minh Mausoleum Management Board",
            None,
            5,
            0,
        ),
        (
            "thanh-tra-chinh-phu",
            "Thanh tra Chính phủ",
            "Government Inspectorate",
            Some(0.0),
            6,
            4,
        ),
    ];
    let units = names
        .into_iter()
        .map(|(id, vi, en, value, rank, group)| Unit {
            id: id.into(),
            name: lang.pick(vi, en).into(),
            value,
            rank: Some(rank),
            rank_interval: None,
            change: None,
            group: (group > 0).then_some(group),
            lost: false,
            rank_corrected: false,
            rank_derived: false,
            status: if value.is_some() {
                Status::Published
            } else {
                Status::Unknown
            },
        })
        .collect();
    View {
        lang,
        index: lang
            .pick("An toàn, an ninh mạng 2020", "Security 2020")
            .into(),
        kind: Units::MinistriesService,
        units,
        mean: Some(0.3131),
        mean_status: Status::Published,
        bounds: Some([0.40, 0.325, 0.25]),
        colouring: Colouring::Groups,
        width,
        change: None,
        focus: None,
        window: None,
        selected: None,
        citation: CITATION.into(),
    }
}

/// Made-up values of the 34 units of today, coloured by their difference from the mean.
pub(crate) fn of_34(lang: Lang, width: f64) -> View {
    let mut view = provinces(lang, width);
    view.index = "DTI 2024".into();
    view.kind = Units::Provinces34;
    view.colouring = Colouring::Difference;
    view.bounds = None;
    view.units = geometry_of_34()
        .ids()
        .enumerate()
        .map(|(at, id)| Unit {
            id: id.into(),
            name: id.replace('-', " "),
            value: (at != 7).then_some(0.45 + 0.012 * at as f64),
            rank: Some(34 - at as u32),
            rank_interval: None,
            change: None,
            group: None,
            lost: false,
            rank_corrected: false,
            rank_derived: false,
            status: Status::Derived,
        })
        .collect();
    view.mean = Some(0.6486);
    view.mean_status = Status::Derived;
    view
}

/// The 63 provinces coloured by their difference from the mean.
pub(crate) fn differences(lang: Lang, width: f64) -> View {
    let mut view = damaged(lang, width);
    view.colouring = Colouring::Difference;
    view
}

/// A scenario coloured by values.
pub(crate) fn simulated(lang: Lang, width: f64) -> View {
    let mut view = provinces(lang, width);
    view.colouring = Colouring::Values;
    view.selected = Some("bac-ninh".into());
    for unit in &mut view.units {
        unit.status = Status::Simulated;
    }
    view
}

/// The provinces by how many places they moved since 2020 (made up): from +31 of the first to −30,
/// the last unknown.
pub(crate) fn changed(lang: Lang, width: f64) -> View {
    let mut view = provinces(lang, width);
    view.index = "DTI 2022".into();
    view.colouring = Colouring::Change;
    view.selected = Some("da-nang".into());
    for (at, unit) in view.units.iter_mut().enumerate() {
        unit.change = (at < 62).then_some(31.0 - at as f64);
    }
    view.change = Some(Change {
        ranks: true,
        from: 2020,
        to: 2022,
        other_rulebook: true,
    });
    view
}

/// The north-west in a window, by rank.
pub(crate) fn window(lang: Lang, width: f64) -> View {
    let mut view = damaged(lang, width);
    view.colouring = Colouring::Ranks;
    view.window = Some(Window {
        scale: 4.0,
        x: 0.42,
        y: 0.2,
    });
    view
}

/// The Red River Delta among the others.
pub(crate) fn region(lang: Lang, width: f64) -> View {
    let mut view = damaged(lang, width);
    let region = "ha-noi,hai-phong,vinh-phuc,bac-ninh,quang-ninh,hai-duong,hung-yen,thai-binh,\
                  ha-nam,nam-dinh,ninh-binh";
    view.focus = Some(Focus {
        name: lang
            .pick("Đồng bằng sông Hồng", "Red River Delta")
            .to_owned(),
        units: region.split(',').map(str::to_owned).collect(),
    });
    view
}

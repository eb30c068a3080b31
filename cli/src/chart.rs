//! `dti chart`: a chart as an SVG or PNG file.

use std::io::Write;
use std::path::{Path, PathBuf};

use dti_charts::{Colouring, Theme};
use dti_engine::{Dataset, League, merge, published};
use dti_files::{Chart, Fonts, Kind};
use dti_geo::Geometry;
use dti_text::Lang;

use crate::error::Error;
use crate::notes;
use crate::output::{remark, save, send};
use crate::rank::reading;
use crate::select::{self, Selection, language};

/// The command line of `dti chart`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    /// Which chart
    #[arg(value_enum, value_name = "KIND")]
    kind: Drawn,
    #[command(flatten)]
    selection: Selection,
    /// Index to show, as a dotted path: dti, government, government.activity, …
    #[arg(long, value_name = "INDEX", default_value = "dti")]
    index: String,
    /// Unit to mark; again for its rivals (radar, years, ranks: up to 4; gap: 2)
    #[arg(long, value_name = "UNIT")]
    unit: Vec<String>,
    /// Show the numbers as printed, errors included, instead of the corrected ones
    #[arg(long)]
    printed: bool,
    /// Language of all words and numbers: vi or en
    #[arg(long, value_name = "LANG", default_value = "vi", value_parser = language)]
    lang: Lang,
    /// Colours
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// Width of the chart in pixels, from 280 to 2400 [default: by kind]
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u16).range(280..=2400))]
    width: Option<u16>,
    /// Pixels of a PNG file to one of the chart, from 1 to 3
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=3))]
    scale: u8,
    /// The file to write, .svg or .png; `-` writes SVG to standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// The charts that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Drawn {
    /// Map of the provinces
    Map,
    /// Rank bars against the mean
    Bars,
    /// Pie of the groups
    Groups,
    /// A unit, its rivals and the mean on the indices below --index
    Radar,
    /// Values over the years
    Years,
    /// Ranks over the years
    Ranks,
    /// The gap between a unit and the mean, or another unit, split into contributions
    Gap,
    /// The rulebook by points
    Tree,
}

impl Drawn {
    fn kind(self) -> Kind {
        match self {
            Drawn::Map => Kind::Map,
            Drawn::Bars => Kind::Bars,
            Drawn::Groups => Kind::Groups,
            Drawn::Radar => Kind::Radar,
            Drawn::Years => Kind::Years,
            Drawn::Ranks => Kind::Ranks,
            Drawn::Gap => Kind::Gap,
            Drawn::Tree => Kind::Tree,
        }
    }

    /// The most units that it tells apart, and whether it needs one.
    fn units(self) -> (usize, bool) {
        match self {
            Drawn::Map | Drawn::Bars | Drawn::Groups => (1, false),
            Drawn::Radar | Drawn::Years | Drawn::Ranks => (4, true),
            Drawn::Gap => (2, true),
            Drawn::Tree => (0, false),
        }
    }
}

/// The two themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Colours {
    /// Ink on paper
    Light,
    /// Chalk on slate
    Dark,
}

impl Colours {
    pub(crate) fn theme(self) -> Theme {
        match self {
            Colours::Light => Theme::Light,
            Colours::Dark => Theme::Dark,
        }
    }
}

const HELP: &str = "\
Title, legend, notes and citation stand in the file. Its text is outlined, so that every program shows
the same letters; in SVG the words are labels, each mark of a unit carries data-unit, and the root
data-chart.

Examples:
  dti chart map -o map.svg
  dti chart bars --index government --unit khanh-hoa --lang en --theme dark -o bars.png --scale 3
  dti chart radar --index society --unit da-nang --unit ha-noi -o radar.svg
  dti chart years --unit khanh-hoa -o years.png
  dti chart gap --unit khanh-hoa --unit da-nang -o gap.svg";

/// What a file is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let to_stdout = args.output == Path::new("-");
    let format = match args.output.extension().and_then(|end| end.to_str()) {
        _ if to_stdout => Format::Svg,
        Some("svg") => Format::Svg,
        Some("png") => Format::Png,
        _ => {
            let text = "the name of the file must end with .svg or .png";
            return Err(Error::Usage(text.to_owned()));
        }
    };
    let (svg, caveat) = draw(args)?;
    let bytes = match format {
        Format::Svg => svg.into_bytes(),
        Format::Png => dti_files::png(&svg, f32::from(args.scale))?,
    };
    if to_stdout {
        send(Ok(bytes), out)?;
    } else {
        save(&args.output, bytes)?;
    }
    remark(caveat.as_deref());
    Ok(())
}

/// The chart as SVG, and what nobody may miss.
fn draw(args: &Args) -> Result<(String, Option<String>), Error> {
    let (dataset, _) = args.selection.dataset_or_merged()?;
    let index = select::index(&dataset, &args.index)?;
    let units = units(args, &dataset)?;
    let datasets = match args.kind {
        Drawn::Years | Drawn::Ranks => published::all()?,
        _ => Vec::new(),
    };
    let sources = published::sources()?;
    let geometry = match args.kind {
        Drawn::Map if dataset.league.has_map() => Some(geometry(dataset.league)?),
        _ => None,
    };
    let chart = Chart {
        kind: args.kind.kind(),
        dataset: &dataset,
        index,
        units,
        reading: reading(args.printed),
        colouring: Colouring::Groups,
        scenario: None,
        datasets: &datasets,
        sources: &sources,
        geometry: geometry.as_ref(),
        lang: args.lang,
        width: args.width.map(f64::from),
    };
    let scene = chart
        .scene()
        .map_err(|error| Error::Usage(error.to_string()))?;
    let drawn = dti_files::svg(&scene, args.theme.theme(), &Fonts::built_in()?);
    let missing: String = drawn.missing.iter().collect();
    let lacking = (!missing.is_empty()).then(|| format!("the font has no outline of: {missing}"));
    Ok((drawn.svg, notes::inferred(&dataset).or(lacking)))
}

/// The units of the command line, as many as the chart tells apart.
fn units(args: &Args, dataset: &Dataset) -> Result<Vec<usize>, Error> {
    let (most, needed) = args.kind.units();
    if args.unit.len() > most {
        return Err(Error::Usage(format!(
            "this chart takes --unit at most {most} times"
        )));
    }
    if needed && args.unit.is_empty() && dataset.league != League::Nation {
        return Err(Error::Usage(
            "this chart is about a unit: --unit UNIT (`dti rank` lists them)".to_owned(),
        ));
    }
    let mut units = Vec::with_capacity(args.unit.len());
    for name in &args.unit {
        let unit = select::unit(dataset, name)?;
        if units.contains(&unit) {
            let id = &dataset.units[unit].id;
            return Err(Error::Usage(format!("--unit gives `{id}` twice")));
        }
        units.push(unit);
    }
    Ok(units)
}

/// The geometry of a league's map, which is read only when a map is drawn.
pub(crate) fn geometry(league: League) -> Result<Geometry, Error> {
    let failed = |error: dti_geo::GeoError| Error::Failed(format!("the built-in map: {error}"));
    let of_63 = Geometry::from_geojson(
        include_str!("../../assets/geo/provinces-63.geojson"),
        include_str!("../../assets/geo/archipelagos.geojson"),
    )
    .map_err(failed)?;
    if league != League::Provinces34 {
        return Ok(of_63);
    }
    let mergers = merge::built_in()?.into_iter();
    let mergers: Vec<_> = mergers
        .map(|merger| (merger.unit.id, merger.members))
        .collect();
    of_63.merged(&mergers).map_err(failed)
}

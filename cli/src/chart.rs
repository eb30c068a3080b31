//! `dti chart`: a chart as an SVG or PNG file, or the numbers that it shows.

use std::io::Write;
use std::path::{Path, PathBuf};

use dti_charts::{Colouring, Theme, Window};
use dti_engine::id::fold;
use dti_engine::{Dataset, League, RobustnessReport, Scenario, merge, published, score};
use dti_files::{Chart, ChartFormat, Fonts, Kind, Origin, Part};
use dti_geo::Geometry;
use dti_text::Lang;

use crate::error::Error;
use crate::notes;
use crate::output::{remark, save, send};
use crate::rank::reading;
use crate::robustness::Draws;
use crate::select::{self, Selection, language};
use crate::whatif::{self, Set};

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
    /// Leave out the mean beside the units of a radar or of values over the years
    #[arg(long)]
    no_mean: bool,
    #[command(flatten)]
    what_if: WhatIf,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    draws: Draws,
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
    /// What to write [default: by the end of the file's name]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write: .svg, .png, .csv, .json or .xlsx; `-` is standard output, SVG unless
    /// --format says otherwise
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// A scenario: map, bars and groups after it, radar before and after it, the gap that it makes.
#[derive(Debug, clap::Args)]
struct WhatIf {
    /// New value of an index of --unit, from 0 to 1, as in `dti whatif`; may be given several times
    #[arg(long, value_name = "INDEX=VALUE", value_parser = whatif::parse_set)]
    set: Vec<Set>,
    /// A criterion of the rulebook that --unit meets from now on, as in `dti whatif`
    #[arg(long, value_name = "CRITERION")]
    criterion: Vec<String>,
    /// All other units improve by so many percent meanwhile
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    rivals: Option<f64>,
    /// A whole scenario in its short form, as the page's address has it after set=
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["set", "criterion", "rivals"])]
    scenario: Option<String>,
}

/// How map and bars are looked at.
#[derive(Debug, clap::Args)]
struct Look {
    /// What map and bars are coloured by
    #[arg(long, value_enum, default_value_t = Colour::Groups)]
    colour: Colour,
    /// Year that --colour change is counted from [default: the one before]
    #[arg(long, value_name = "YEAR")]
    since: Option<u16>,
    /// Colour a part of the league only: a region of the 63 provinces, or ids of units separated by
    /// commas, as in `dti rank`
    #[arg(long, value_name = "REGION", conflicts_with_all = ["set", "criterion", "rivals", "scenario"])]
    region: Option<String>,
    /// Part of the country that the map shows: how much larger, then where its middle lies, as
    /// shares of the whole map's width and height
    #[arg(long, value_name = "SCALE~X~Y", value_parser = window)]
    zoom: Option<Window>,
}

/// By which scale map and bars are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Colour {
    /// By the groups of the report; by value in years without any
    Groups,
    /// By value
    Values,
    /// By rank
    Ranks,
    /// By quarter of the ranking
    Quartiles,
    /// By the difference from the mean
    Difference,
    /// By the places gained since another year
    Change,
}

impl Colour {
    fn colouring(self) -> Colouring {
        match self {
            Colour::Groups => Colouring::Groups,
            Colour::Values => Colouring::Values,
            Colour::Ranks => Colouring::Ranks,
            Colour::Quartiles => Colouring::Quartiles,
            Colour::Difference => Colouring::Difference,
            Colour::Change => Colouring::Change,
        }
    }
}

fn window(text: &str) -> Result<Window, String> {
    let numbers: Result<Vec<f64>, String> = text.split('~').map(whatif::number).collect();
    match numbers?.as_slice() {
        &[scale, x, y] => Ok(Window { scale, x, y }),
        _ => Err("write SCALE~X~Y, such as 2.5~0.3~0.6".to_owned()),
    }
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
    /// The rulebook by points, from --index down
    Tree,
    /// Where the rank of each unit falls when weights are drawn, as in `dti robustness`
    Intervals,
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
            Drawn::Intervals => Kind::Intervals,
        }
    }

    /// The most units that it tells apart, and whether it needs one.
    fn units(self) -> (usize, bool) {
        match self {
            Drawn::Map | Drawn::Bars | Drawn::Groups | Drawn::Intervals => (1, false),
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

With the end of another file's name it writes the numbers that the chart shows: .csv, .json, .xlsx. Those
of map, bars and groups are those of `dti rank`.

With --set or --scenario the chart is a simulation, not a published result, and its title says so.

Examples:
  dti chart map -o map.svg
  dti chart bars --index government --unit khanh-hoa --lang en --theme dark -o bars.png --scale 3
  dti chart map --year 2023 --colour change --since 2022 --region tay-nguyen -o change.svg
  dti chart bars --unit khanh-hoa --set government.activity=0.6 -o what-if.svg
  dti chart radar --index society --unit da-nang --unit ha-noi -o radar.svg
  dti chart years --unit khanh-hoa -o years.png
  dti chart gap --unit khanh-hoa --unit da-nang -o gap.csv
  dti chart intervals --unit khanh-hoa --draws 10000 --seed 1 -o intervals.svg";

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A drawing with outlined text
    Svg,
    /// A picture
    Png,
    /// The numbers, comma-separated with a decimal point
    Csv,
    /// The numbers for spreadsheets in Vietnamese locale
    CsvVi,
    /// The numbers as an array of objects
    Json,
    /// The numbers as a workbook, with a sheet on source and method
    Xlsx,
}

impl Format {
    /// What the command line asks for.
    fn of(args: &Args) -> Result<Self, Error> {
        let to_stdout = args.output == Path::new("-");
        let end = args.output.extension().and_then(|end| end.to_str());
        let format = args.format.or(match end {
            _ if to_stdout => Some(Format::Svg),
            Some("svg") => Some(Format::Svg),
            Some("png") => Some(Format::Png),
            Some("csv") => Some(Format::Csv),
            Some("json") => Some(Format::Json),
            Some("xlsx") => Some(Format::Xlsx),
            _ => None,
        });
        match format {
            None => Err(Error::Usage(
                "the name of the file must end with .svg or .png, .csv, .json or .xlsx".to_owned(),
            )),
            Some(Format::Png | Format::Xlsx) if to_stdout => Err(Error::Usage(
                "a file that no terminal can show needs a name: -o FILE".to_owned(),
            )),
            Some(format) => Ok(format),
        }
    }

    /// The format of its table; `None` for what is drawn.
    fn table(self) -> Option<dti_files::Format> {
        match self {
            Format::Svg | Format::Png => None,
            Format::Csv => Some(dti_files::Format::Csv),
            Format::CsvVi => Some(dti_files::Format::CsvVi),
            Format::Json => Some(dti_files::Format::Json),
            Format::Xlsx => Some(dti_files::Format::Xlsx),
        }
    }
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let format = Format::of(args)?;
    let (bytes, caveat) = make(args, format)?;
    if args.output == Path::new("-") {
        send(Ok(bytes), out)?;
    } else {
        save(&args.output, bytes)?;
    }
    remark(caveat.as_deref());
    Ok(())
}

/// The file, and what nobody may miss.
fn make(args: &Args, format: Format) -> Result<(Vec<u8>, Option<String>), Error> {
    let (dataset, derived) = args.selection.dataset_or_merged()?;
    let index = select::index(&dataset, &args.index)?;
    let units = units(args, &dataset)?;
    let scenario = scenario(args, &dataset, units.first().copied())?;
    let part = match &args.look.region {
        Some(wanted) => Some(part(&dataset, wanted, args.lang)?),
        None => None,
    };
    let all = years(dataset.league)?;
    let bundle = published::bundle()?;
    let geometry = match args.kind {
        Drawn::Map if dataset.league.has_map() => Some(geometry(dataset.league)?),
        _ => None,
    };
    let draws = match args.kind {
        Drawn::Intervals => Some(draws(args, &dataset, index)?),
        _ => None,
    };
    let chart = Chart {
        kind: args.kind.kind(),
        dataset: &dataset,
        derived,
        index,
        units,
        reading: reading(args.printed),
        colouring: args.look.colour.colouring(),
        since: since(args, &dataset, &all)?,
        part,
        window: args.look.zoom,
        with_mean: !args.no_mean,
        scenario: scenario.as_ref(),
        draws: draws.as_ref(),
        tree: None,
        datasets: all.iter().collect(),
        sources: &bundle.sources,
        geometry: geometry.as_ref(),
        lang: args.lang,
        width: args.width.map(f64::from),
    };
    let usage = |error: dti_files::Error| Error::Usage(error.to_string());
    let caveat = notes::inferred(&dataset);
    let theme = args.theme.theme();
    if let Some(table) = format.table() {
        let origin = Origin {
            sources: &bundle.sources,
            version: &bundle.version,
        };
        let format = ChartFormat::Table(table);
        let saved = chart.save(format, theme, origin).map_err(usage)?;
        return Ok((saved.bytes, caveat));
    }
    let drawn = dti_files::svg(&chart.scene().map_err(usage)?, theme, &Fonts::built_in()?);
    let missing: String = drawn.missing.iter().collect();
    let lacking = (!missing.is_empty()).then(|| format!("the font has no outline of: {missing}"));
    let bytes = match format {
        Format::Png => dti_files::png(&drawn.svg, f32::from(args.scale))?,
        _ => drawn.svg.into_bytes(),
    };
    Ok((bytes, caveat.or(lacking)))
}

/// All published numbers, and those of a league that we derive.
fn years(league: League) -> Result<Vec<Dataset>, Error> {
    let mut all = published::all()?;
    if league == League::Provinces34 {
        let mergers = merge::built_in()?;
        let has = |year: u16| {
            let mut known = all.iter();
            known.any(|other| (other.league, other.year) == (league, year))
        };
        let mut derived = Vec::new();
        for then in all.iter().filter(|other| other.league == League::Provinces) {
            if !has(then.year) {
                derived.push(merge::derive(then, &mergers)?);
            }
        }
        all.append(&mut derived);
    }
    Ok(all)
}

/// The year that changes are counted from: the one asked for, else the last one before.
fn since<'d>(
    args: &Args,
    dataset: &Dataset,
    all: &'d [Dataset],
) -> Result<Option<&'d Dataset>, Error> {
    if args.look.colour != Colour::Change {
        return match args.look.since {
            Some(_) => Err(Error::Usage("--since needs --colour change".to_owned())),
            None => Ok(None),
        };
    }
    let others = all.iter().filter(|other| other.league == dataset.league);
    let mut others: Vec<&Dataset> = others.filter(|other| other.year != dataset.year).collect();
    others.sort_by_key(|other| other.year);
    let found = match args.look.since {
        Some(year) => others.iter().find(|other| other.year == year),
        None => others.iter().rev().find(|other| other.year < dataset.year),
    };
    match found {
        Some(since) => Ok(Some(since)),
        None => {
            let years: Vec<String> = others.iter().map(|other| other.year.to_string()).collect();
            let years = years.join(", ");
            let text = format!("no year to count from; --since takes one of: {years}");
            Err(Error::Usage(text))
        }
    }
}

/// A part of the league with its name in the language of the chart.
fn part(dataset: &Dataset, wanted: &str, lang: Lang) -> Result<Part, Error> {
    let found = select::region(dataset, wanted)?;
    let region = dti_engine::region::built_in()?.into_iter();
    let region = region.filter(|_| dataset.league == League::Provinces);
    Ok(
        match region.into_iter().find(|region| region.id == fold(wanted)) {
            Some(region) => Part {
                name: lang.pick(&region.name_vi, &region.name_en).clone(),
                id: region.id,
                units: found.units,
            },
            None => {
                let of = |unit: &usize| dti_charts::scored::unit_name(dataset, *unit, lang);
                let names: Vec<&str> = found.units.iter().map(of).collect();
                Part {
                    name: names.join(", "),
                    id: "part".to_owned(),
                    units: found.units,
                }
            }
        },
    )
}

/// The scenario of the command line, about one unit or whole.
fn scenario(args: &Args, data: &Dataset, unit: Option<usize>) -> Result<Option<Scenario>, Error> {
    if let Some(text) = &args.what_if.scenario {
        let scenario = Scenario::from_compact(text, data.league, data.year);
        return Ok(Some(scenario.map_err(|error| select::request(&error))?));
    }
    let WhatIf {
        set,
        criterion,
        rivals,
        ..
    } = &args.what_if;
    if set.is_empty() && criterion.is_empty() && rivals.is_none() {
        return Ok(None);
    }
    let unit = unit.ok_or_else(|| {
        let text = "a scenario is about a unit: --unit UNIT (`dti rank` lists them)";
        Error::Usage(text.to_owned())
    })?;
    let scenario = whatif::scenario(data, unit, set, criterion, *rivals)?;
    Ok(Some(scenario))
}

/// What the draws say of a league.
fn draws(args: &Args, data: &Dataset, index: usize) -> Result<RobustnessReport, Error> {
    let scores = score(data, reading(args.printed));
    Ok(args.draws.run(&scores, index)?.report())
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

//! `dti card`: the picture of a unit for social networks.

use std::path::PathBuf;

use dti_engine::published;
use dti_files::{Card, Fonts};
use dti_text::Lang;

use crate::chart::{Colours, geometry};
use crate::error::Error;
use crate::rank::reading;
use crate::select::{self, Selection, language};

/// The command line of `dti card`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    /// Unit, by id or by name
    #[arg(value_name = "UNIT")]
    unit: String,
    #[command(flatten)]
    selection: Selection,
    /// Index to show, as a dotted path: dti, government, government.activity, …
    #[arg(long, value_name = "INDEX", default_value = "dti")]
    index: String,
    /// Show the numbers as printed, errors included, instead of the corrected ones
    #[arg(long)]
    printed: bool,
    /// Language of all words and numbers: vi or en
    #[arg(long, value_name = "LANG", default_value = "vi", value_parser = language)]
    lang: Lang,
    /// Colours
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// The file to write, .png or .svg
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

const HELP: &str = "\
1200 by 630 pixels: name, rank, value, the mean, all units as a strip of bars, a small map of the
provinces, and the source.

Example:
  dti card khanh-hoa -o khanh-hoa.png";

pub(crate) fn run(args: &Args) -> Result<(), Error> {
    let picture = match args.output.extension().and_then(|end| end.to_str()) {
        Some("png") => true,
        Some("svg") => false,
        _ => {
            let text = "the name of the file must end with .png or .svg";
            return Err(Error::Usage(text.to_owned()));
        }
    };
    let (dataset, _) = args.selection.dataset_or_merged()?;
    let league = dataset.league;
    let geometry = league.has_map().then(|| geometry(league)).transpose()?;
    let sources = published::sources()?;
    let card = Card {
        dataset: &dataset,
        index: select::index(&dataset, &args.index)?,
        reading: reading(args.printed),
        sources: &sources,
        geometry: geometry.as_ref(),
        lang: args.lang,
        theme: args.theme.theme(),
    };
    let unit = select::unit(&dataset, &args.unit)?;
    let svg = card.svg(unit, &Fonts::built_in()?)?.svg;
    let bytes = if picture {
        dti_files::png(&svg, 1.0)?
    } else {
        svg.into_bytes()
    };
    crate::output::save(&args.output, bytes)
}

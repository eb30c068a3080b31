//! Writes a screen as a page that stands alone, to be looked at without building the app:
//!
//! ```text
//! cargo xtask prepare
//! cargo run -p dti-views --example preview -- '?view=profile&unit=da-nang' 390 > preview.html
//! ```
//!
//! The second argument is the width that the charts are drawn in.
#![allow(clippy::print_stdout, reason = "an example that prints a page")]

use std::error::Error;
use std::fs;
use std::path::Path;

use dti_engine::report;
use dti_views::{Data, Html, Screenful, State};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let query = args.next().unwrap_or_default();
    let width: f64 = args.next().unwrap_or_else(|| "1180".to_owned()).parse()?;
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let site = |name: &str| fs::read(target.join("site").join(name));
    let style = |name: &str| fs::read_to_string(target.join("styles").join(name));
    let files = ["numbers.bin", "geometry.bin", "geometry-34.bin"].map(site);
    let [numbers, geometry, geometry_34] = files;
    let data =
        Data::read([&numbers?, &geometry?, &geometry_34?]).map_err(|damaged| damaged.reason)?;
    let report = report::decode(&site("report.bin")?)?;
    let (state, problems) = State::parse(&query);
    let screenful = Screenful {
        data: &data,
        report: &report,
        state: &state,
        problems: &problems,
        width,
    };
    let mut html = Html::default();
    if let Some(mut run) = screenful.run() {
        while run.share() < 1.0 {
            run.step(1000);
        }
        screenful.write_run(run, &mut html);
    } else if state.param("panel").is_some() {
        screenful.write_panel(&mut html);
    } else {
        screenful.write(&mut html);
    }
    let theme = match state.theme {
        Some(dti_charts::Theme::Dark) => " data-theme=\"dark\"",
        Some(dti_charts::Theme::Light) => " data-theme=\"light\"",
        None => "",
    };
    println!(
        "<!doctype html><html lang=\"{}\"{theme}><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>preview</title><style>{}{}</style><body><main>\
         <div class=\"work\"><div class=\"remote\"><div class=\"remote-markup\">{}</div></div></div></main></body></html>",
        state.lang.code(),
        style("charts.css")?,
        style("app.css")?,
        html.as_str()
    );
    Ok(())
}

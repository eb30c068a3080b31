//! Fetching the files of the data.

use dti_engine::report;
use dti_views::Data;
use gloo_net::http::Request;
use js_sys::Array;

use crate::desk::Desk;

/// Fetches and reads the files at these paths: those of [`dti_views::data::FILES`], in their order,
/// and the report.
pub(crate) async fn open(paths: &Array) -> Result<Desk, String> {
    let path = |at: u32| paths.get(at).as_string().unwrap_or_default();
    let (numbers, geometry, geometry_34, report) = futures_util::try_join!(
        fetch(path(0)),
        fetch(path(1)),
        fetch(path(2)),
        fetch(path(3))
    )?;
    let data = Data::read([&numbers, &geometry, &geometry_34])
        .map_err(|damaged| format!("{}: {}", path(damaged.file as u32), damaged.reason))?;
    let report = report::decode(&report).map_err(|error| format!("{}: {error}", path(3)))?;
    Ok(Desk::new(data, report, base()))
}

/// The folder of the worker's own script, which is that of the site.
fn base() -> String {
    let script = crate::scope().location().href();
    let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/")
}

async fn fetch(path: String) -> Result<Vec<u8>, String> {
    let failed = |reason: String| format!("{path}: {reason}");
    let response = Request::get(&path).send().await;
    let response = response.map_err(|error| failed(error.to_string()))?;
    if !response.ok() {
        return Err(failed(response.status().to_string()));
    }
    response
        .binary()
        .await
        .map_err(|error| failed(error.to_string()))
}

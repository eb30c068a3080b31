//! Fetching what the page shows: the published numbers and the map, one compact file each.

use dti_text::AppText;
use dti_views::Data;
use dti_views::data::FILES;
use gloo_net::http::Request;

use crate::files;

/// Why a file could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LoadError {
    file: String,
    cause: Cause,
}

#[derive(Clone, Debug, PartialEq)]
enum Cause {
    /// The request did not get through.
    Network,
    /// The server answered with an error.
    Status(u16),
    /// The file cannot be read; the reason in the reader's words, for a report.
    Damaged(String),
}

impl LoadError {
    /// What failed, for the reader.
    pub(crate) fn message(&self, text: &AppText) -> String {
        match &self.cause {
            Cause::Network => (text.failed_network)(&self.file),
            Cause::Status(status) => (text.failed_status)(&self.file, *status),
            Cause::Damaged(_) => (text.failed_damaged)(&self.file),
        }
    }

    /// The technical reason, where there is one.
    pub(crate) fn detail(&self) -> Option<&str> {
        match &self.cause {
            Cause::Damaged(detail) => Some(detail),
            _ => None,
        }
    }
}

/// Fetches and reads all files.
pub(crate) async fn load() -> Result<Data, LoadError> {
    let paths = FILES.map(files::path);
    let [numbers, geometry, geometry_34] = paths.each_ref().map(|path| fetch(path));
    let (numbers, geometry, geometry_34) = futures_util::join!(numbers, geometry, geometry_34);
    let (numbers, geometry, geometry_34) = (numbers?, geometry?, geometry_34?);
    Data::read([&numbers, &geometry, &geometry_34]).map_err(|damaged| LoadError {
        file: paths[damaged.file].clone(),
        cause: Cause::Damaged(damaged.reason),
    })
}

async fn fetch(file: &str) -> Result<Vec<u8>, LoadError> {
    let failed = |cause| LoadError {
        file: file.to_owned(),
        cause,
    };
    let response = Request::get(file).send().await;
    let response = response.map_err(|_| failed(Cause::Network))?;
    if !response.ok() {
        return Err(failed(Cause::Status(response.status())));
    }
    response.binary().await.map_err(|_| failed(Cause::Network))
}

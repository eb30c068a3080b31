//! Brotli at its highest quality, as a good static host serves: computed once per content and
//! kept, since the server, the sizes and the build all ask for the same files.

use crate::error::Result;
use crate::{fingerprint, project};
use std::fs;
use std::path::Path;

/// The bytes of `contents` as sent over the network.
pub(crate) fn brotli(contents: &[u8]) -> Result<Vec<u8>> {
    let kept = project::cache()
        .join("brotli")
        .join(fingerprint::of_bytes(contents));
    if let Ok(bytes) = fs::read(&kept) {
        return Ok(bytes);
    }
    let bytes = compress(contents);
    // Two processes may do this at once: a rename is never half done.
    let draft = kept.with_extension(format!("{}.draft", std::process::id()));
    project::write(&draft, &bytes)?;
    fs::rename(&draft, &kept).map_err(|error| crate::error::Error::io(&kept, &error))?;
    Ok(bytes)
}

fn compress(contents: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: contents.len(),
        ..Default::default()
    };
    let mut bytes = Vec::new();
    let mut source = contents;
    match brotli::BrotliCompress(&mut source, &mut bytes, &params) {
        Ok(_) => bytes,
        // Reading and writing memory does not fail; if it ever did, the plain bytes are right.
        Err(_) => contents.to_vec(),
    }
}

/// Whether a host compresses such a file: pictures and fonts are compressed already.
pub(crate) fn worth_it(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    !matches!(
        extension.to_ascii_lowercase().as_str(),
        "png"
            | "jpg"
            | "jpeg"
            | "webp"
            | "avif"
            | "woff2"
            | "gz"
            | "br"
            | "zip"
            | "xlsx"
            | "parquet"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_compressed_comes_back() {
        let text = "chuyển đổi số ".repeat(500);
        let small = compress(text.as_bytes());
        assert!(small.len() < 100, "{}", small.len());
        let mut back = String::new();
        brotli::Decompressor::new(small.as_slice(), 4096)
            .read_to_string(&mut back)
            .unwrap();
        assert_eq!(back, text);
    }

    #[test]
    fn pictures_and_fonts_go_as_they_are() {
        assert!(worth_it(Path::new("a/app.wasm")));
        assert!(!worth_it(Path::new("fonts/a.WOFF2")));
    }
}

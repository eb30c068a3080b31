//! Charts: the SVG as other programs paint it, against our PNG.

use std::io::BufReader;
use std::path::Path;

use crate::error::{Error, Result};
use crate::{browser, run};

use super::{Check, write};

/// The charts, by the words of the command line.
const CHARTS: [(&str, &str); 10] = [
    ("map-vi-light", "chart map --unit khanh-hoa"),
    (
        "map-en-dark",
        "chart map --league provinces-34 --lang en --theme dark",
    ),
    (
        "bars-vi-dark",
        "chart bars --unit yen-bai --index society --theme dark",
    ),
    (
        "bars-en-light",
        "chart bars --league ministries-service --lang en",
    ),
    ("groups-vi-light", "chart groups"),
    (
        "radar-vi-light",
        "chart radar --index society --unit da-nang --unit ha-noi",
    ),
    (
        "years-en-dark",
        "chart years --unit khanh-hoa --unit da-nang --lang en --theme dark",
    ),
    ("ranks-vi-light", "chart ranks --unit khanh-hoa"),
    ("gap-vi-light", "chart gap --unit khanh-hoa"),
    ("tree-vi-dark", "chart tree --theme dark"),
];

/// How far a block may be off, and all on average.
const MOST: f64 = 40.0;
const MEAN: f64 = 1.0;
/// Room beside the picture, so that the browser's window cuts nothing off.
const WINDOW: u32 = 200;

/// Compares every chart.
pub(super) fn check(folder: &Path) -> Result<Vec<Check>> {
    let chromium = browser::chromium()?;
    let mut checks = Vec::new();
    for (name, words) in CHARTS {
        let svg = folder.join(format!("{name}.svg"));
        let png = folder.join(format!("{name}.png"));
        write(words, &svg)?;
        write(&format!("{words} --scale 1"), &png)?;
        let ours = Picture::read(&png)?;
        let theirs = folder.join(format!("{name}-rsvg.png"));
        run::run(
            run::command("rsvg-convert")
                .arg(&svg)
                .arg("-o")
                .arg(&theirs),
        )?;
        checks.push(compare(name, "librsvg", &ours, &Picture::read(&theirs)?));
        let theirs = folder.join(format!("{name}-chromium.png"));
        let mut command = run::command(&chromium);
        command
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
            ])
            .args(["--hide-scrollbars", "--force-device-scale-factor=1"])
            .arg(format!(
                "--user-data-dir={}",
                folder.join("chromium").display()
            ))
            .arg(format!(
                "--window-size={},{}",
                ours.width + WINDOW,
                ours.height + WINDOW
            ))
            .arg(format!("--screenshot={}", theirs.display()))
            .arg(format!("file://{}", svg.display()));
        run::output_or_error(&mut command)?;
        checks.push(compare(name, "Chromium", &ours, &Picture::read(&theirs)?));
    }
    Ok(checks)
}

fn compare(name: &str, program: &'static str, ours: &Picture, theirs: &Picture) -> Check {
    let (result, good) = match ours.difference(theirs) {
        None => (
            format!(
                "{} × {}, expected {} × {}",
                theirs.width, theirs.height, ours.width, ours.height
            ),
            false,
        ),
        Some((mean, most)) => (
            format!("mean {mean:.2}, most {most:.0}"),
            mean <= MEAN && most <= MOST,
        ),
    };
    Check {
        file: format!("{name}.svg"),
        program,
        result,
        good,
    }
}

/// Brightness by channel.
struct Picture {
    width: u32,
    height: u32,
    /// Red, green and blue of every pixel, row by row.
    pixels: Vec<[u8; 3]>,
}

/// The side of a block in pixels.
const BLOCK: u32 = 4;

impl Picture {
    fn read(path: &Path) -> Result<Self> {
        let failed = |error: png::DecodingError| Error::new(format!("{}: {error}", path.display()));
        let file = std::fs::File::open(path).map_err(|error| Error::io(path, &error))?;
        let mut decoder = png::Decoder::new(BufReader::new(file));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().map_err(failed)?;
        let size = reader.output_buffer_size().unwrap_or(0);
        let mut bytes = vec![0; size];
        let info = reader.next_frame(&mut bytes).map_err(failed)?;
        let samples = info.color_type.samples();
        let pixels = bytes.chunks_exact(samples).map(|pixel| match pixel {
            [red, green, blue, ..] => [*red, *green, *blue],
            _ => [pixel[0]; 3],
        });
        Ok(Self {
            width: info.width,
            height: info.height,
            pixels: pixels.collect(),
        })
    }

    /// The mean and the greatest difference between blocks; `None` where the other is too small. What
    /// it has at the right and below is not compared.
    fn difference(&self, other: &Picture) -> Option<(f64, f64)> {
        if other.width < self.width || other.height < self.height {
            return None;
        }
        let (mut sum, mut most, mut count) = (0.0, 0.0_f64, 0.0);
        for top in (0..self.height / BLOCK).map(|block| block * BLOCK) {
            for left in (0..self.width / BLOCK).map(|block| block * BLOCK) {
                let (a, b) = (self.block(left, top), other.block(left, top));
                let off = (0..3).map(|at| (a[at] - b[at]).abs()).fold(0.0, f64::max);
                sum += off;
                count += 1.0;
                most = most.max(off);
            }
        }
        Some((sum / count, most))
    }

    /// The mean of a block by channel.
    fn block(&self, left: u32, top: u32) -> [f64; 3] {
        let mut sums = [0.0; 3];
        for y in top..top + BLOCK {
            for x in left..left + BLOCK {
                let pixel = self.pixels[(y * self.width + x) as usize];
                for (sum, channel) in sums.iter_mut().zip(pixel) {
                    *sum += f64::from(channel);
                }
            }
        }
        sums.map(|sum| sum / f64::from(BLOCK * BLOCK))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, dark: &[(u32, u32)]) -> Picture {
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Picture {
            width,
            height,
            pixels: pixels
                .map(|at| if dark.contains(&at) { [0; 3] } else { [240; 3] })
                .collect(),
        }
    }

    #[test]
    fn a_missing_mark_is_seen_and_a_larger_window_is_not() {
        let whole = picture(16, 8, &[(4, 4), (5, 4), (4, 5), (5, 5)]);
        let wider = picture(20, 9, &[(4, 4), (5, 4), (4, 5), (5, 5), (18, 8)]);
        assert!(
            whole
                .difference(&wider)
                .is_some_and(|(_, most)| most < 1e-9)
        );
        let without = picture(16, 8, &[]);
        let (mean, most) = whole.difference(&without).expect("the same size");
        assert!(most > MOST && mean > 0.0, "{mean} {most}");
        assert!(wider.difference(&whole).is_none());
    }
}

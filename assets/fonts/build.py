#!/usr/bin/env python3
"""Builds the shipped fonts and the width table of the charts.

Usage: python3 build.py DIRECTORY   (the unpacked npm package named in README.md)

Per weight: the Latin, extended Latin and Vietnamese subsets become one font again, cut down to the
characters that the product writes, without hinting, with tabular digits as the feature `tnum`
(the original digits are proportional) and with the signs for "at least" and "at most", composed
from the font's own glyphs. Writes be-vietnam-pro-{400,600}.{woff2,ttf} beside this script and
charts/src/font_metrics.rs. Same input, same bytes.
"""

import io
import pathlib
import sys
import tempfile

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options as SubsetOptions
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
METRICS = HERE.parent.parent / "charts" / "src" / "font_metrics.rs"
WEIGHTS = {400: "REGULAR", 600: "BOLD"}
PARTS = ["latin", "latin-ext", "vietnamese"]

ASCII = "".join(chr(code) for code in range(0x20, 0x7F))
VIETNAMESE = "".join(
    letter
    for base in [
        "aàảãáạăằẳẵắặâầẩẫấậ",
        "eèẻẽéẹêềểễếệ",
        "iìỉĩíị",
        "oòỏõóọôồổỗốộơờởỡớợ",
        "uùủũúụưừửữứự",
        "yỳỷỹýỵ",
        "đ",
    ]
    for letter in base + base.upper()
)
# The five tone marks by themselves, for names that were typed without composition.
COMBINING = "\u0300\u0301\u0303\u0309\u0323"
SIGNS = "–—−·•…×÷±°§†₫€©®«»‹›“”‘’„\u00a0\u00ad²³½¼¾"
COMPOSED = "≥≤"
WANTED = sorted(set(ASCII + VIETNAMESE + COMBINING + SIGNS))


def merged(package, weight):
    """The parts as one font with the wanted characters, unhinted."""
    paths = []
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            source = package / "files" / f"be-vietnam-pro-{part}-{weight}-normal.woff2"
            font = TTFont(source)
            font.flavor = None
            # A part repeats a few glyphs of the others; each character is taken once.
            keep = [ord(c) for c in WANTED if ord(c) in font.getBestCmap()]
            options = SubsetOptions()
            options.hinting = False
            options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
            options.name_IDs = ["*"]
            options.notdef_outline = True
            options.glyph_names = True
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=keep)
            subsetter.subset(font)
            path = pathlib.Path(folder) / f"{part}.ttf"
            font.save(path, reorderTables=True)
            paths.append(str(path))
        return Merger(options=MergeOptions(drop_tables=["gasp"])).merge(paths)


def outline(font, name, offset=(0, 0), pen=None):
    """Draws a glyph, moved by `offset`, into `pen`."""
    glyphs = font.getGlyphSet()
    recording = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recording)
    recording.replay(TransformPen(pen, (1, 0, 0, 1, *offset)))


def box(font, name):
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return pen.bounds


def add_glyph(font, name, glyph, advance):
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"].metrics[name] = (advance, getattr(glyph, "xMin", 0))


def add_composed(font):
    """≥ and ≤: the bracket raised, the minus below it."""
    cmap = font.getBestCmap()
    minus = cmap[0x2212]
    for sign, bracket in [("≥", ">"), ("≤", "<")]:
        source = cmap[ord(bracket)]
        pen = TTGlyphPen(None)
        left, bottom, right, _ = box(font, source)
        minus_left, minus_bottom, minus_right, minus_top = box(font, minus)
        thickness = minus_top - minus_bottom
        lift = thickness
        outline(font, source, (0, lift), pen)
        # The bar takes the bracket's width: a plain rectangle of the minus sign's weight.
        base = round(bottom + lift - 1.9 * thickness)
        pen.moveTo((left, base))
        pen.lineTo((left, base + thickness))
        pen.lineTo((right, base + thickness))
        pen.lineTo((right, base))
        pen.closePath()
        name = "greaterequal" if sign == "≥" else "lessequal"
        add_glyph(font, name, pen.glyph(), font["hmtx"][source][0])
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = name


def add_tabular(font):
    """Digits of one width, centred, as the feature tnum."""
    cmap = font.getBestCmap()
    digits = [cmap[ord(c)] for c in "0123456789"]
    # The width of the six and nine: the four, wider still, keeps less air.
    width = font["hmtx"][cmap[ord("6")]][0] - 20
    pairs = []
    for digit in digits:
        left, _, right, _ = box(font, digit)
        shift = round((width - (right - left)) / 2 - left)
        pen = TTGlyphPen(None)
        outline(font, digit, (shift, 0), pen)
        name = f"{digit}.tnum"
        add_glyph(font, name, pen.glyph(), width)
        pairs.append(f"sub {digit} by {name};")
    features = "languagesystem DFLT dflt; languagesystem latn dflt; feature tnum {%s} tnum;"
    gsub = font.get("GSUB")
    addOpenTypeFeaturesFromString(font, features % " ".join(pairs), tables=["GSUB"])
    if gsub is not None:
        append_gsub(font, gsub)


def append_gsub(font, old):
    """Puts the lookups of `old` (composition) before those of the new table."""
    new = font["GSUB"].table
    old = old.table
    base = len(old.LookupList.Lookup)
    for record in new.FeatureList.FeatureRecord:
        record.Feature.LookupListIndex = [i + base for i in record.Feature.LookupListIndex]
    count = len(old.FeatureList.FeatureRecord)
    old.LookupList.Lookup += new.LookupList.Lookup
    old.FeatureList.FeatureRecord += new.FeatureList.FeatureRecord
    for script in old.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys]
        systems += [record.LangSys for record in script.Script.LangSysRecord]
        for system in systems:
            if system is not None:
                system.FeatureIndex = sorted(set(system.FeatureIndex + [count]))
    font["GSUB"].table = old


def finish(font, weight):
    """Names and flags that tell the truth about a changed font, and a fixed date."""
    style = {400: "Regular", 600: "SemiBold"}[weight]
    keep = {0, 13, 14}
    font["name"].names = [n for n in font["name"].names if n.nameID in keep and n.platformID == 3]
    for name_id, text in [
        (1, "Be Vietnam Pro" if weight == 400 else "Be Vietnam Pro SemiBold"),
        (2, "Regular"),
        (4, f"Be Vietnam Pro {style}"),
        (6, f"BeVietnamPro-{style}"),
        (16, "Be Vietnam Pro"),
        (17, style),
    ]:
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["head"].created = font["head"].modified = 3_800_000_000
    font.recalcTimestamp = False


def reloaded(font):
    """The font as it reads back: the subsetter overlooks features added in memory."""
    buffer = io.BytesIO()
    font.save(buffer)
    buffer.seek(0)
    return TTFont(buffer, recalcTimestamp=False)


def final_subset(font):
    """Drops what merging and drawing left unused, and orders the tables."""
    options = SubsetOptions()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "tnum"]
    options.name_IDs = ["*"]
    options.glyph_names = False
    options.notdef_outline = True
    options.legacy_kern = False
    options.drop_tables += ["FFTM", "DSIG", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in WANTED + list(COMPOSED)])
    subsetter.subset(font)
    return font


def metrics(fonts):
    """The width table as Rust: advance widths in thousandths of the em, by character."""
    lines = [
        "//! Advance widths of the shipped font. Generated by `assets/fonts/build.py`; do not edit.",
        "",
        "/// Characters and their widths in thousandths of the type size: regular, bold. Sorted.",
        "pub(crate) const WIDTHS: &[(char, u16, u16)] = &[",
    ]
    maps = {weight: font.getBestCmap() for weight, font in fonts.items()}
    for code in sorted(maps[400]):
        widths = [fonts[w]["hmtx"][maps[w][code]][0] for w in WEIGHTS]
        lines.append(f"    ('\\u{{{code:x}}}', {widths[0]}, {widths[1]}),")
    lines.append("];")
    tabular = []
    for weight in WEIGHTS:
        glyphs = {g: fonts[weight]["hmtx"][g][0] for g in fonts[weight].getGlyphOrder()}
        lookup = fonts[weight]["GSUB"].table
        index = next(
            r.Feature.LookupListIndex[0]
            for r in lookup.FeatureList.FeatureRecord
            if r.FeatureTag == "tnum"
        )
        mapping = lookup.LookupList.Lookup[index].SubTable[0].mapping
        widths = {glyphs[target] for target in mapping.values()}
        assert len(widths) == 1 and len(mapping) == 10, "tabular digits have one width"
        tabular.append(widths.pop())
    ascent, descent = fonts[400]["hhea"].ascent, -fonts[400]["hhea"].descent
    cap = fonts[400]["OS/2"].sCapHeight
    lines += [
        "",
        "/// Width of every tabular digit: regular, bold.",
        f"pub(crate) const TABULAR: (u16, u16) = ({tabular[0]}, {tabular[1]});",
        "/// Height above the baseline of the tallest letter with its marks.",
        f"pub(crate) const ASCENT: u16 = {ascent};",
        "/// Depth below the baseline.",
        f"pub(crate) const DESCENT: u16 = {descent};",
        "/// Height of a capital or a digit.",
        f"pub(crate) const CAP_HEIGHT: u16 = {cap};",
        "",
    ]
    return "\n".join(lines)


def main():
    package = pathlib.Path(sys.argv[1])
    fonts = {}
    for weight in WEIGHTS:
        font = merged(package, weight)
        missing = [c for c in WANTED if ord(c) not in font.getBestCmap()]
        if missing:
            print(f"{weight}: not in the source: {' '.join(missing)}")
        add_composed(font)
        add_tabular(font)
        finish(font, weight)
        font = final_subset(reloaded(font))
        for suffix, flavor in [("ttf", None), ("woff2", "woff2")]:
            font.flavor = flavor
            path = HERE / f"be-vietnam-pro-{weight}.{suffix}"
            font.save(path)
            print(f"{path.name}: {path.stat().st_size} bytes")
        fonts[weight] = TTFont(HERE / f"be-vietnam-pro-{weight}.ttf")
    METRICS.write_text(metrics(fonts), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Makes the photos in this folder and expected.csv beside them, with Pillow as the oracle.

    python3 make.py        (Pillow 12; the photos are drawn here, nothing is taken from elsewhere)

Per photo: its size after orientation, then SHA-256 of the raw RGB bytes as decoded, resized to the
shortest edge 32 with BICUBIC and with BILINEAR, and squashed to 29 x 40 with BICUBIC.
"""

import hashlib
import io
import math
import pathlib
import struct

from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent
WIDTH, HEIGHT = 50, 37


def drawing(width=WIDTH, height=HEIGHT):
    def pixel(x, y):
        wave = math.sin(x * 0.7) * math.cos(y * 0.5)
        return (int(127 + 120 * wave), (x * 5 + y * 3) % 256, 255 if (x // 5 + y // 7) % 2 else x * 4 % 256)

    image = Image.new("RGB", (width, height))
    image.putdata([pixel(x, y) for y in range(height) for x in range(width)])
    return image


def jpeg(image, **options):
    data = io.BytesIO()
    image.save(data, "JPEG", **options)
    return data.getvalue()


def without_jfif(data):
    return data[:2] + data[4 + struct.unpack(">H", data[4:6])[0]:]


def adobe(transform):
    return b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])


def halved_downwards(image):
    """4:4:0, which Pillow does not write: a 4:2:2 file that claims its pairs lie on top of each other.

    The picture is scrambled, the file is valid: both samplings have as many blocks.
    """
    data = bytearray(jpeg(image, subsampling="4:2:2", quality=90))
    frame = data.index(b"\xff\xc0")
    height, width = struct.unpack(">HH", data[frame + 5:frame + 9])
    blocks_across, blocks_down = -(-width // 16), -(-height // 8)
    data[frame + 5:frame + 9] = struct.pack(">HH", blocks_down * 16 - 3, blocks_across * 8 - 1)
    data[frame + 11] = 0x12
    return bytes(data)


def orientation(value):
    exif = Image.Exif()
    exif[0x0112] = value
    return exif


def moved_gif(image, left, top, width, height):
    data = io.BytesIO()
    image.quantize(40).save(data, "GIF")
    data = bytearray(data.getvalue())
    data[6:10] = struct.pack("<HH", width, height)
    frame = 13 + (3 << ((data[10] & 7) + 1))
    assert data[frame] == 0x2C
    data[frame + 1:frame + 5] = struct.pack("<HH", left, top)
    return bytes(data)


def files():
    image = drawing()
    for subsampling in ("4:4:4", "4:2:2", "4:2:0"):
        for progressive in (False, True):
            name = f"{'progressive' if progressive else 'baseline'}-{subsampling.replace(':', '')}.jpg"
            yield name, jpeg(image, quality=88, subsampling=subsampling, progressive=progressive)
    yield "baseline-440.jpg", halved_downwards(drawing(64, 40))
    yield "grey.jpg", jpeg(image.convert("L"))
    yield "cmyk.jpg", jpeg(image.convert("CMYK"), quality=90)
    inks = jpeg(image.convert("CMYK"), quality=90)
    place = inks.index(b"Adobe") + 11
    yield "ycck.jpg", inks[:place] + b"\x02" + inks[place + 1:]
    yield "no-jfif-444.jpg", without_jfif(jpeg(image, subsampling="4:4:4"))
    plain = without_jfif(jpeg(image, subsampling="4:4:4"))
    yield "adobe-rgb.jpg", plain[:2] + adobe(0) + plain[2:]
    yield "broken-profile.jpg", jpeg(image, icc_profile=b"no profile" * 20)
    yield "restarts.jpg", jpeg(image, restart_marker_rows=1)
    for value in range(1, 9):
        yield f"exif-{value}.jpg", jpeg(image, exif=orientation(value))
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf tiff:Orientation="8"/></x:xmpmeta>'
    yield "xmp-8.jpg", jpeg(image, xmp=xmp)
    for name, made, options in (
        ("rgb.png", image, {}),
        ("exif-6.png", image, {"exif": orientation(6)}),
        ("palette.png", image.quantize(13), {"transparency": 3}),
        ("bits.png", image.convert("1"), {}),
        ("grey-alpha.png", image.convert("LA"), {}),
        ("rgb.bmp", image, {}),
        ("palette.gif", image.quantize(60), {}),
        ("lzw.tif", image, {"compression": "tiff_lzw"}),
        ("turned-6.tif", image, {"tiffinfo": {0x0112: 6}}),
        ("inks.tif", image.convert("CMYK"), {"compression": "tiff_adobe_deflate"}),
        ("lossy.webp", image, {"quality": 80}),
        ("exif-6.webp", image, {"lossless": True, "exif": orientation(6)}),
        ("animated.webp", image, {"save_all": True, "append_images": [drawing().transpose(1)], "quality": 70}),
    ):
        data = io.BytesIO()
        made.save(data, {"tif": "TIFF", "jpg": "JPEG"}.get(name[-3:], name.rpartition(".")[2].upper()), **options)
        yield name, data.getvalue()
    yield "moved.gif", moved_gif(image, 3, 5, 60, 50)


def sha256(image):
    return hashlib.sha256(image.tobytes()).hexdigest()


def expectation(name, data):
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    width, height = image.size
    short = min(width, height)
    edge = tuple(32 if side == short else int(32 * side / short) for side in image.size)
    return [
        name,
        width,
        height,
        sha256(image),
        sha256(image.resize(edge, Image.Resampling.BICUBIC)),
        sha256(image.resize(edge, Image.Resampling.BILINEAR)),
        sha256(image.resize((29, 40), Image.Resampling.BICUBIC)),
    ]


if __name__ == "__main__":
    lines = ["photo,width,height,rgb,bicubic,bilinear,squashed"]
    for name, data in files():
        (HERE / name).write_bytes(data)
        lines.append(",".join(map(str, expectation(name, data))))
    (HERE / "expected.csv").write_text("\n".join(lines) + "\n")

"""Writes one small file of each kind, and in pixels.txt what Pillow makes of it: python3 make.py DIR"""
import base64, sys, os, numpy as np
from PIL import Image
out = sys.argv[1]
os.makedirs(out, exist_ok=True)
W, H = 11, 7
rng = np.random.default_rng(7)
y, x = np.mgrid[0:H, 0:W]
rgb = np.stack([x * 255 // (W - 1), y * 255 // (H - 1), (x + y) * 255 // (W + H - 2)], -1)
rgb = np.clip(rgb + rng.integers(-12, 13, rgb.shape), 0, 255).astype('uint8')
alpha = np.clip(x * 28, 0, 255).astype('uint8')
RGB = Image.fromarray(rgb)
RGBA = Image.fromarray(np.dstack([rgb, alpha]))
L = RGB.convert('L'); LA = RGBA.convert('LA'); P = RGB.quantize(16); ONE = RGB.convert('1')
P200 = RGB.quantize(77)
CMYK = RGB.convert('CMYK')
I16 = Image.fromarray((np.asarray(L).astype('uint16') * 257 + 3).clip(0, 65535).astype('uint16'))
import struct
def save(name, im, **kw):
    im.save(os.path.join(out, name), **kw)
def raw(name, data):
    open(os.path.join(out, name), 'wb').write(data)
for n, im in dict(rgb=RGB, rgba=RGBA, gray=L, graya=LA, palette=P, bits=ONE).items():
    save(f'{n}.png', im)
save('palette-trns.png', P, transparency=3)
save('rgb.bmp', RGB); save('gray.bmp', L); save('palette.bmp', P200); save('bits.bmp', ONE); save('rgba.bmp', RGBA)
save('rgb.ppm', RGB); save('gray.pgm', L); save('bits.ppm', ONE)
raw('gray-ascii.pgm', (f'P2\n# a comment\n{W} {H}\n255\n' + ' '.join(map(str, np.asarray(L).ravel())) + '\n').encode())
raw('rgb-ascii.ppm', (f'P3 {W} {H} 255\n' + ' '.join(map(str, rgb.ravel())) + '\n').encode())
raw('gray-100.pgm', f'P5 {W} {H} 100\n'.encode() + (np.asarray(L).astype(int) * 100 // 255).astype('uint8').tobytes())
raw('rgb-16.ppm', f'P6 {W} {H} 65535\n'.encode() + (rgb.astype('uint16') * 257).astype('>u2').tobytes())
raw('bits-ascii.ppm', (f'P1 {W} {H}\n' + '\n'.join(' '.join('0' if v else '1' for v in r) for r in np.asarray(ONE)) + '\n').encode())
for c in ('raw', 'tiff_lzw', 'tiff_adobe_deflate', 'packbits'):
    save(f'rgb-{c}.tif', RGB, compression=c)
for n, im in dict(rgba=RGBA, gray=L, palette=P, cmyk=CMYK).items():
    save(f'{n}.tif', im, compression='tiff_lzw')
save('bits-g4.tif', ONE, compression='group4')
save('bits-g3.tif', ONE, compression='group3')
save('rgb-jpeg.tif', RGB, compression='jpeg')
save('lzw-predictor.tiff', RGB, compression='tiff_lzw', tiffinfo={317: 2})
save('turned.tif', RGB, tiffinfo={274: 6})
save('pages.tif', RGB, save_all=True, append_images=[L.convert('RGB')])
save('lossless.webp', RGB, lossless=True); save('lossless-alpha.webp', RGBA, lossless=True, exact=True)
save('lossy.webp', RGB, quality=80); save('lossy-alpha.webp', RGBA, quality=80); save('gray.webp', L, quality=90)
save('small.webp', RGB, quality=5, method=6)
save('animated.webp', RGB, save_all=True, append_images=[L.convert('RGB')], duration=100, lossless=True)
ex = Image.Exif(); ex[0x112] = 6
save('turned.jpg', RGB, exif=ex, quality=90); save('turned.webp', RGB, exif=ex, lossless=True); save('turned.png', RGB, exif=ex)
save('444.jpg', RGB, subsampling=0, quality=90); save('422.jpg', RGB, subsampling=1, quality=90); save('420.jpg', RGB, subsampling=2)
save('progressive.jpg', RGB, progressive=True, quality=80); save('gray.jpg', L); save('cmyk.jpg', CMYK)
save('gray16.png', I16); save('gray16.tif', I16)
# What Pillow reads and does not write.
def bmp(name, bpp, compression, data, palette=b'', masks=b'', top_down=False):
    off = 54 + len(masks) + len(palette)
    raw(name, b'BM' + struct.pack('<IHHI', off + len(data), 0, 0, off) + struct.pack('<IiiHHIIiiII', 40, W, -H if top_down else H, 1, bpp, compression, len(data), 0, 0, len(palette) // 4, 0) + masks + palette + data)
def rows(pack, bits, flip=True):
    out_rows = []
    for r in (range(H - 1, -1, -1) if flip else range(H)):
        b = pack(rgb[r])
        out_rows.append(b + bytes(-len(b) % 4))
    return b''.join(out_rows)
r5 = (rgb >> 3).astype('<u2'); g6 = (rgb[..., 1] >> 2).astype('<u2')
bmp('555.bmp', 16, 0, rows(lambda p: ((p[:, 0] >> 3).astype('<u2') << 10 | (p[:, 1] >> 3).astype('<u2') << 5 | (p[:, 2] >> 3)).astype('<u2').tobytes(), 16))
bmp('565.bmp', 16, 3, rows(lambda p: ((p[:, 0] >> 3).astype('<u2') << 11 | (p[:, 1] >> 2).astype('<u2') << 5 | (p[:, 2] >> 3)).astype('<u2').tobytes(), 16), masks=struct.pack('<III', 0xF800, 0x7E0, 0x1F))
bmp('topdown.bmp', 24, 0, rows(lambda p: p[:, ::-1].tobytes(), 24, False), top_down=True)
gray_palette = b''.join(bytes([i, i, i, 0]) for i in range(256))
ll = np.asarray(L)
bmp('rle8.bmp', 8, 1, b''.join(b''.join(bytes([1, v]) for v in ll[r]) + b'\0\0' for r in range(H - 1, -1, -1)) + b'\0\1', palette=gray_palette)
def tiff(name, tags, data):
    n = len(tags) + 2
    base = 8 + 2 + 12 * n + 4
    entries = dict(tags); entries[273] = (4, 1, base); entries[279] = (4, 1, len(data))
    raw(name, b'II*\0' + struct.pack('<I', 8) + struct.pack('<H', n) + b''.join(struct.pack('<HHII', t, *entries[t]) for t in sorted(entries)) + struct.pack('<I', 0) + data)
tiff('white-is-zero.tif', {256: (3, 1, W), 257: (3, 1, H), 258: (3, 1, 8), 259: (3, 1, 1), 262: (3, 1, 0), 277: (3, 1, 1), 278: (3, 1, H)}, ll.tobytes())
from PIL import ImageCms
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
save('profile.tif', RGB, icc_profile=srgb); save('profile.webp', RGB, lossless=True, icc_profile=srgb); 

lines = []
for f in sorted(os.listdir(out)):
    im = Image.open(os.path.join(out, f)).convert('RGB')
    lines.append(f'{f} {im.width} {im.height} {base64.b64encode(im.tobytes()).decode()}')
open(os.path.join(out, 'pixels.txt'), 'w').write('\n'.join(lines) + '\n')

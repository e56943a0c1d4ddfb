// Tables of goods as a merchant has them: CSV, and XLSX written by hand, since no library stands between.
import { crc32 } from 'node:zlib';

const HEADER = ['商品编码', '商品标题', '法定类别', '图片', '发货地', '发货时效（小时）', '包邮', '规格编码', '规格名称', '价格（元）', '库存', '属性:材质'];

/** One row of a product with one SKU. */
export const row = (code, title, price, pieces) =>
  [code, title, '服饰', '/pictures/demo-scarf.svg', '浙江杭州', '48', '是', `${code}-1`, '红', price, pieces, '桑蚕丝'].map(String);

export function csv(rows) {
  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Buffer.from([HEADER, ...rows].map((line) => line.map(cell).join(',')).join('\n') + '\n');
}

export function xlsx(rows) {
  const plain = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const cell = (text, column, number) =>
    `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${plain(text)}</t></is></c>`;
  const sheet = [HEADER, ...rows]
    .map((line, at) => `<row r="${at + 1}">${line.map((text, column) => cell(text, column, at + 1)).join('')}</row>`)
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const ties = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pack = 'http://schemas.openxmlformats.org/package/2006';
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const tie = (...targets) => {
    const each = targets.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${ties}/${type}" Target="${target}"/>`);
    return `<Relationships xmlns="${pack}/relationships">${each.join('')}</Relationships>`;
  };
  return zip({
    '[Content_Types].xml':
      `<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
    '_rels/.rels': tie(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${ties}"><sheets><sheet name="商品" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': tie(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  });
}

/** A ZIP file whose parts are stored as they are. */
export function zip(parts) {
  const bodies = [];
  const index = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const body = Buffer.from(text);
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(body), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(body.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, title, body]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    index.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, place, title]));
    bodies.push(local);
    at += local.length;
  }
  const list = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(index.length, 8);
  end.writeUInt16LE(index.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** Anything that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A container as Plex writes it unless JSON is asked for: scalars become attributes, the rest child elements. */
export function toXml(container: JsonObject): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('MediaContainer', container)}\n`;
}

function element(name: string, value: JsonObject): string {
  const entries = Object.entries(value);
  const head = entries.map(([key, each]) => (isScalar(each) ? ` ${key}="${attribute(each)}"` : ''));
  const body = entries.map(([key, each]) => (isNested(each) ? childElements(key, each) : ''));
  return `<${name}${head.join('')}>${body.join('')}</${name}>`;
}

function childElements(name: string, value: Json): string {
  const list = (Array.isArray(value) ? value : [value]) as readonly JsonObject[];
  return list.map((each) => element(elementName(name, each), each)).join('');
}

/** What JSON calls Metadata has the name of its kind in XML. */
function elementName(name: string, value: JsonObject): string {
  if (name !== 'Metadata') return name;
  return value['type'] === 'movie' || value['type'] === 'episode' ? 'Video' : 'Directory';
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}

function isNested(value: Json | undefined): value is readonly Json[] | JsonObject {
  return typeof value === 'object' && value !== null;
}

function attribute(value: string | number | boolean): string {
  const text = typeof value === 'boolean' ? String(Number(value)) : String(value);
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

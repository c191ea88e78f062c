import type { Random } from '../../../src/testing/random.ts';

export interface Upload {
  name: string;
  /** As the browser that sends it says; the program must not believe it. */
  type: string;
  bytes: Uint8Array;
}

/** Each calls a function that the page has, and asks for an address that is watched. */
const CALLS = [
  "top.canary&&top.canary('*');new Image().src='/canary/*'",
  "alert('canary *')",
  "fetch('/canary/*')",
  "(window.canary||parent.canary||opener.canary)('*')",
  "navigator.serviceWorker&&navigator.serviceWorker.register('/api/v1/files/*/content')",
  "document.write('<img src=/canary/*>')",
];

/** Documents in which some browser, once or still, runs what stands for `JS`. */
const DOCUMENTS: Record<string, string[]> = {
  html: [
    '<!doctype html><script>JS</script>',
    '<img src=x onerror="JS">',
    '<svg onload="JS"></svg>',
    '<body onload="JS">',
    '<iframe srcdoc="<script>JS</script>"></iframe>',
    '<iframe src="javascript:JS"></iframe>',
    '<details open ontoggle="JS">x</details>',
    '<video><source onerror="JS"></video>',
    '<input autofocus onfocus="JS">',
    '<meta http-equiv="refresh" content="0;url=javascript:JS">',
    '<object data="javascript:JS"></object>',
    '<embed src="javascript:JS">',
    '<math><a xlink:href="javascript:JS">x</a></math>',
    '<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart="JS">x</p>',
    '<base href="/canary/"><script src="x.js"></script>',
    '<link rel="stylesheet" href="/canary/x.css"><link rel="prefetch" href="/canary/y">',
    '<script type="module">JS</script>',
    '<form action="/canary/x"><button autofocus>x</button></form><script>document.forms[0].submit()</script>',
    '<!--<img src="--><img src=x onerror="JS">',
    '<noscript><p title="</noscript><img src=x onerror=JS>">',
  ],
  svg: [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>JS</script></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="JS"/>',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="javascript:JS"><text y="20">x</text></a></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><animate onbegin="JS" attributeName="x" dur="1s"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>JS</script></body></foreignObject></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="onmouseover" to="JS"/><image href="/canary/x" onerror="JS"/></svg>',
    '<!DOCTYPE svg [<!ENTITY x "<script xmlns=\'http://www.w3.org/1999/xhtml\'>JS</script>">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><style>@import "/canary/x.css";</style><use href="/canary/x#y"/></svg>',
  ],
  xhtml: [
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><script>JS</script></head></html>',
    '<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">JS</x:script>',
    '<html xmlns="http://www.w3.org/1999/xhtml"><body onload="JS"/></html>',
  ],
  xml: [
    '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?><xsl:stylesheet id="s" version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><script xmlns="http://www.w3.org/1999/xhtml">JS</script></xsl:template></xsl:stylesheet>',
    '<?xml version="1.0"?><rss><x xmlns="http://www.w3.org/1999/xhtml"><script>JS</script></x></rss>',
  ],
  pdf: [
    '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);JS)>>>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    '%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/URI/URI(javascript:JS)>>>>endobj\ntrailer<</Root 1 0 R>>',
  ],
  js: ['JS', 'self.onmessage=()=>{};JS'],
  mhtml: [
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<script>JS</script>\n--b--\n',
  ],
  csv: ['name\n<script>JS</script>\n'],
  css: ['@import "/canary/x.css"; body{background:url(/canary/y)}'],
};

/** Beginnings by which programs tell pictures and papers, before a document that browsers might look for all the same. */
const BEGINNINGS: [string, string, string][] = [
  ['gif', 'image/gif', 'GIF89a/*\u0001\u0000\u0001\u0000*/=1;//'],
  ['png', 'image/png', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000\u0000\u0001'],
  ['jpg', 'image/jpeg', '\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF\u0000'],
  ['webp', 'image/webp', 'RIFF\u0024\u0000\u0000\u0000WEBPVP8 '],
  ['avif', 'image/avif', '\u0000\u0000\u0000\u001cftypavif\u0000\u0000\u0000\u0000'],
  ['bmp', 'image/bmp', 'BM\u0000\u0000'],
  ['pdf', 'application/pdf', '%PDF-1.5\n'],
  ['zip', 'application/zip', 'PK\u0003\u0004'],
  ['html', 'text/html', '\u00ef\u00bb\u00bf'],
  ['html', 'text/html', '\u00ff\u00fe'],
];

const TYPES = [
  'text/html',
  'image/svg+xml',
  'application/xhtml+xml',
  'image/png',
  'text/javascript',
  '',
  'image/svg+xml;x=text/html',
  'TEXT/HTML',
  'text/plain',
];
const NAMES = (e: string): string[] => [
  `a.${e}`,
  `a.${e}.png`,
  `a.png.${e}`,
  `a.${e}\u0000.png`,
  `a.${e};.png`,
  `a.${e}.`,
  `A.${e.toUpperCase()}`,
  `../${e}.${e}`,
  `"><img src=x onerror=canary()>.${e}`,
  `a\u202egnp.${e}`,
  `a.${e}\r\nContent-Type: text/html\r\n\r\n.png`,
];

/** As many as asked for, no two alike, by the seed. */
export function uploadsOf(random: Random, count: number): Upload[] {
  const kinds = Object.keys(DOCUMENTS);
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? 'html';
    const documents = DOCUMENTS[kind] ?? [];
    const call = (CALLS[Math.floor(i / kinds.length) % CALLS.length] ?? '').replaceAll('*', String(i));
    const text = (documents[Math.floor(i / kinds.length) % documents.length] ?? '').replaceAll('JS', call);
    if (i % 3 !== 2)
      return { name: random.pick(NAMES(kind)), type: random.pick(TYPES), bytes: Buffer.from(text) };
    const [extension, type, beginning] = random.pick(BEGINNINGS);
    const bytes = Buffer.concat([Buffer.from(beginning, 'latin1'), Buffer.from(text)]);
    return {
      name: random.chance(0.5) ? `a.${extension}` : random.pick(NAMES(kind)),
      type: random.chance(0.5) ? type : random.pick(TYPES),
      bytes,
    };
  });
}

import sanitize from 'sanitize-html'

/** Content of images that came with the mail, as `data:` addresses by content id. */
export type InlineImages = ReadonlyMap<string, string>

/** A picture of nothing in place of a blocked one. */
const blank = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

const styles = {
  color: [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/i, /^[a-z]{3,20}$/i],
  'background-color': [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/i, /^[a-z]{3,20}$/i],
  'text-align': [/^(?:left|right|center|justify)$/],
  'text-decoration': [/^(?:underline|line-through|none)$/],
  'font-weight': [/^(?:bold|normal|[1-9]00)$/],
  'font-style': [/^(?:italic|normal)$/],
  'font-size': [/^\d{1,2}(?:\.\d+)?(?:px|pt|em|rem)$/],
  width: [/^\d{1,4}(?:px|%)$/],
  'max-width': [/^\d{1,4}(?:px|%)$/],
  padding: [/^(?:\d{1,3}(?:px|em)\s?){1,4}$/],
  margin: [/^(?:(?:\d{1,3}(?:px|em)|auto|0)\s?){1,4}$/],
  border: [/^[\w\s#(),.%-]{1,60}$/],
}

/**
 * The HTML of a mail without anything that runs, loads or leads astray: no scripts, forms, frames or styles that
 * fetch. Pictures from elsewhere are left out, since loading one tells the sender that the mail was opened.
 */
export function safeHtml(html: string, { images, inline }: { images: 'blocked' | 'shown'; inline: InlineImages }) {
  let blockedImages = 0
  const source = (given: string | undefined): string => {
    const from = given ?? ''
    if (/^cid:/i.test(from)) return inline.get(from.slice(4)) ?? blank
    if (/^data:image\/(?:png|gif|jpe?g|webp);base64,/i.test(from)) return from
    if (!/^https?:/i.test(from)) return blank
    blockedImages += 1
    return images === 'shown' ? from : blank
  }
  const safe = sanitize(html, {
    allowedTags: [...sanitize.defaults.allowedTags, 'img', 'font', 'center', 'u', 'del', 'ins'],
    allowedAttributes: {
      a: ['href', 'title', 'target', 'rel'],
      img: ['src', 'alt', 'width', 'height'],
      font: ['color', 'size'],
      td: ['colspan', 'rowspan', 'align', 'valign', 'width'],
      th: ['colspan', 'rowspan', 'align', 'valign', 'width'],
      table: ['width', 'align', 'cellpadding', 'cellspacing', 'border'],
      '*': ['style', 'dir', 'lang'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data', 'http', 'https'] },
    allowProtocolRelative: false,
    allowedStyles: { '*': styles },
    nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'title'],
    nestingLimit: 200,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      img: (tagName, attribs) => ({ tagName, attribs: { ...attribs, src: source(attribs['src']) } }),
    },
  })
  return { html: safe, blockedImages }
}

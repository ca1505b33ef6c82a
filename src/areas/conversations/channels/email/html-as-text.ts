import { convert } from 'html-to-text'

/** Longer HTML is cut before it is turned into text; the HTML itself is kept whole. */
const longest = 2 * 2 ** 20

/** The text of an HTML mail as a plain-text mail would have it: paragraphs, and quotes with ">". */
export function htmlAsText(html: string): string {
  try {
    return convert(html.slice(0, longest), {
      wordwrap: false,
      limits: { maxDepth: 200, maxInputLength: longest },
      selectors: [
        { selector: 'a', options: { ignoreHref: true } },
        { selector: 'img', format: 'skip' },
        { selector: 'style', format: 'skip' },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
        { selector: 'table', format: 'block' },
        { selector: 'blockquote', options: { leadingLineBreaks: 1, trimEmptyLines: true } },
      ],
    })
  } catch {
    // Nested deeper than the walk can follow: what stands between the tags is still read.
    return html.slice(0, longest).replace(/<[^>]{0,2000}>/g, ' ')
  }
}

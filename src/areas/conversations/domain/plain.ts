/** Text as the database keeps it: no NUL, no half of a surrogate pair, line ends as "\n". */
export const plain = (text: string): string => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed()

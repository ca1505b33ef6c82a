export const passwordLength = { min: 10, max: 128 } as const

/** Length beats composition rules (NIST SP 800-63B, section 3.1.1.2): long enough, and not one character repeated. */
export const isVaried = (password: string): boolean => new Set(password).size >= 4

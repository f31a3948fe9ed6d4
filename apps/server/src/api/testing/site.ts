/** Where the board of the tests stands, and the code that makes its first space. */
export const site = 'http://board.test'
export const setupCode = 'first-space-code'

// @ts-check
/* What goes wrong with a value. */

/**
 * @param {string} code  as in generator/codes.py
 * @returns {never}
 */
export function fail(code) {
  throw { code };
}

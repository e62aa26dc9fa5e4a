import process from 'node:process';

/**
 * Stands in every bundle for `node:http`, which the library imports where AWS is reached without TLS: by tests and benchmarks.
 * That import would have Node load its `fetch` too, twenty milliseconds that no function on AWS takes and every figure would hold.
 */
const http = process.getBuiltinModule('node:http');
export default http;
/** What middy asks for. */
export const { STATUS_CODES } = http;

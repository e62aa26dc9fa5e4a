import { config } from 'zod/v4/core';

/**
 * The first thing in every bundle: zod holds values against its schemas as they stand. Left alone it writes a program for each
 * at its first use, which a function that has just started waits for, and which is no faster on what is read here.
 */
config({ jitless: true });

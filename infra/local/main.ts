import process from 'node:process';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';

/** `npm start` */
await serve(readSettings(process.env));

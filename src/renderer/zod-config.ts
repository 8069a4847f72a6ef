import { z } from 'zod';

// Imported before anything that builds a schema: zod decides at construction whether to compile parsers with
// `new Function`, which our content security policy refuses, with an error in the console.
z.config({ jitless: true });

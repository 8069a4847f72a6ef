/** JSON that stands for one value: itself, or an array naming what it is. */
type Wire = unknown;

/** A whole value: the objects it consists of, and how it refers to them. */
interface WireGraph {
  readonly nodes: Wire[];
  readonly root: Wire;
}

/** How a bridge passes what a structured clone cannot hold: functions and promises, by id. */
export interface Extension {
  /** The JSON that stands for `value`, or undefined to leave it to the codec. */
  readonly encode: (value: unknown) => unknown;
  readonly decode: (wire: unknown) => unknown;
}

export interface Codec {
  /** Throws `An object could not be cloned.` as Electron does, on a function, a symbol, a DOM node. */
  readonly encode: (value: unknown, extension?: Extension) => string;
  readonly decode: (text: string, extension?: Extension) => unknown;
}

/**
 * Structured-clone values as JSON text: cycles, shared objects, undefined, bigint, -0, NaN, Date, RegExp, Map, Set, Error,
 * array buffers and every view on them (https://html.spec.whatwg.org/multipage/structured-data.html).
 *
 * One function without outer references, because its source text also runs inside the page.
 */
export function createCodec(): Codec {
  // Taken before any page script runs, so that a page which replaces them later sees nothing.
  const { parse, stringify } = JSON;
  const { defineProperty, entries, is } = Object;
  const views: Readonly<Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => object>> = {
    DataView,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  };
  const errorTypes: Readonly<Record<string, ErrorConstructor>> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  };

  function notCloneable(): Error {
    return new Error('An object could not be cloned.');
  }

  function toBase64(bytes: Uint8Array): string {
    let binary = '';
    for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(binary);
  }

  function fromBase64(text: string): ArrayBuffer {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer;
  }

  function tagOf(value: object): string {
    return Object.prototype.toString.call(value).slice(8, -1);
  }

  function encode(value: unknown, extension?: Extension): string {
    const nodes: Wire[] = [];
    const seen = new Map<object, number>();

    function pairs(object: object): [string, Wire][] {
      return entries(object).map(([key, item]) => [key, wire(item)]);
    }

    function describe(object: object): Wire[] {
      if (Array.isArray(object)) return ['Array', object.length, pairs(object)];
      if (object instanceof Date) return ['Date', object.getTime()];
      if (object instanceof RegExp) return ['RegExp', object.source, object.flags];
      if (object instanceof Map) return ['Map', [...object].map(([key, item]) => [wire(key), wire(item)])];
      if (object instanceof Set) return ['Set', [...object].map((item) => wire(item))];
      if (object instanceof Error) {
        const cause = 'cause' in object ? [wire(object.cause)] : [];
        return ['Error', object.name, object.message, object.stack ?? '', ...cause];
      }
      if (object instanceof ArrayBuffer) return ['ArrayBuffer', toBase64(new Uint8Array(object))];
      const tag = tagOf(object);
      if (ArrayBuffer.isView(object)) {
        if (!Object.hasOwn(views, tag)) throw notCloneable();
        const length = tag === 'DataView' ? object.byteLength : (object as Uint8Array).length;
        return [tag, wire(object.buffer), object.byteOffset, length];
      }
      if (['Boolean', 'Number', 'String', 'BigInt'].includes(tag)) return ['Boxed', wire(object.valueOf())];
      if (tag !== 'Object') throw notCloneable();
      return ['Object', pairs(object)];
    }

    function wire(item: unknown): Wire {
      const extended = extension?.encode(item);
      if (extended !== undefined) return ['extension', extended];
      switch (typeof item) {
        case 'undefined':
          return ['undefined'];
        case 'bigint':
          return ['bigint', String(item)];
        case 'number':
          return Number.isFinite(item) && !is(item, -0) ? item : ['number', is(item, -0) ? '-0' : String(item)];
        case 'string':
        case 'boolean':
          return item;
        case 'object':
          break;
        default:
          throw notCloneable();
      }
      if (item === null) return null;
      const known = seen.get(item);
      if (known !== undefined) return ['ref', known];
      // The buffer of a view must come before the view, so that decoding in order finds it.
      if (ArrayBuffer.isView(item)) wire(item.buffer);
      const index = nodes.push(null) - 1;
      seen.set(item, index);
      nodes[index] = describe(item);
      return ['ref', index];
    }

    const root = wire(value);
    return stringify({ nodes, root } satisfies WireGraph);
  }

  function decode(text: string, extension?: Extension): unknown {
    // Both ends of the wire are this codec; the casts below state what encode() wrote.
    const graph = parse(text) as WireGraph;
    const objects: unknown[] = [];

    function value(item: Wire): unknown {
      if (!Array.isArray(item)) return item;
      const [kind, content] = item as [string, unknown];
      switch (kind) {
        case 'ref':
          return objects[content as number];
        case 'bigint':
          return BigInt(content as string);
        case 'number':
          return Number(content);
        case 'extension':
          return extension?.decode(content);
        default:
          return undefined;
      }
    }

    /** An empty object of the right kind: filled later, when everything it refers to exists. */
    function shell(node: Wire[]): unknown {
      const [kind, first, second, third] = node;
      switch (kind) {
        case 'Array':
          return new Array(first as number);
        case 'Date':
          return new Date((first as number | null) ?? NaN);
        case 'RegExp':
          return new RegExp(first as string, second as string);
        case 'Map':
          return new Map();
        case 'Set':
          return new Set();
        case 'Boxed':
          return Object(value(first));
        case 'ArrayBuffer':
          return fromBase64(first as string);
        case 'Error': {
          const type = Object.hasOwn(errorTypes, first as string) ? errorTypes[first as string] : undefined;
          const error = new (type ?? Error)(second as string);
          defineProperty(error, 'stack', { value: third, configurable: true, writable: true });
          return error;
        }
        case 'Object':
          return {};
        default: {
          const view = views[kind as string];
          if (view === undefined) throw new Error(`no such view: ${String(kind)}`);
          return new view(value(first) as ArrayBuffer, second as number, third as number);
        }
      }
    }

    function fill(object: unknown, node: Wire[]): void {
      const [kind, content] = node;
      if (kind === 'Array' || kind === 'Object') {
        const list = (kind === 'Array' ? node[2] : content) as [string, Wire][];
        for (const [key, item] of list) {
          // defineProperty, so that a key named __proto__ stays a key.
          defineProperty(object as object, key, {
            value: value(item),
            configurable: true,
            enumerable: true,
            writable: true,
          });
        }
      } else if (object instanceof Map) {
        for (const [key, item] of content as [Wire, Wire][]) object.set(value(key), value(item));
      } else if (object instanceof Set) {
        for (const item of content as Wire[]) object.add(value(item));
      } else if (object instanceof Error && node.length > 4) {
        defineProperty(object, 'cause', { value: value(node[4]), configurable: true, writable: true });
      }
    }

    const nodes = graph.nodes as Wire[][];
    for (const node of nodes) objects.push(shell(node));
    nodes.forEach((node, index) => fill(objects[index], node));
    return value(graph.root);
  }

  return { encode, decode };
}

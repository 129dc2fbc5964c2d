// Globals of every JavaScript engine, Node's and browsers' alike, that the language's own library does not list.
declare function atob(base64: string): string;
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

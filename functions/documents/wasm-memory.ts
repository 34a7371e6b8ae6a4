// Lowers the memory ceiling written in a wasm binary. Invariant: nothing but the maximum of its own memory section changes.

const memorySection = 5;

function readVarint(bytes: Uint8Array, at: number): [value: number, next: number] {
	let value = 0;
	let shift = 0;
	for (let i = at; i < bytes.length; i++) {
		const byte = bytes[i] ?? 0;
		value += (byte & 0x7f) * 2 ** shift;
		if (byte < 0x80) return [value, i + 1];
		shift += 7;
	}
	throw new Error('the wasm binary ends inside a number');
}

function varint(value: number): number[] {
	const bytes: number[] = [];
	let rest = value;
	do {
		const low = rest % 128;
		rest = Math.floor(rest / 128);
		bytes.push(rest > 0 ? low + 128 : low);
	} while (rest > 0);
	return bytes;
}

export function capMemory(wasm: Uint8Array, maxPages: number): Uint8Array {
	let at = 8;
	while (at < wasm.length) {
		const [size, start] = readVarint(wasm, at + 1);
		if (wasm[at] !== memorySection) {
			at = start + size;
			continue;
		}
		const [count, limits] = readVarint(wasm, start);
		const [flags, minAt] = readVarint(wasm, limits);
		const [min] = readVarint(wasm, minAt);
		if (count !== 1 || flags > 1) throw new Error('the wasm binary has a memory of an unknown shape');
		const body = [1, 1, ...varint(min), ...varint(Math.max(min, maxPages))];
		return Buffer.concat([
			wasm.subarray(0, at),
			Uint8Array.from([memorySection, ...varint(body.length), ...body]),
			wasm.subarray(start + size),
		]);
	}
	return wasm;
}

// What has been started and how to end it. Invariant: everything is ended once, last started first, and one end that fails does not keep
// the others from theirs.

export interface Closers {
	add(close: () => void | Promise<void>): void;
	closeAll(): Promise<void>;
}

export function createClosers(onTrouble: (line: string) => void): Closers {
	const stack: (() => void | Promise<void>)[] = [];
	return {
		add: (close) => void stack.push(close),
		async closeAll() {
			for (let close = stack.pop(); close !== undefined; close = stack.pop()) {
				try {
					await close();
				} catch (error) {
					onTrouble(`stop: ${String(error)}`);
				}
			}
		},
	};
}

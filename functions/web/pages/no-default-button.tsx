// What pressing Enter in a form presses. Invariant: it is never a button that decides: a field for text finds the first one, which does nothing, and a
// box (browsers skip what is disabled there) the second, whose act is none and is answered as unclear.

export const NoDefaultButton = () => (
	<>
		<button type="submit" disabled hidden />
		<button type="submit" name="act" value="none" hidden />
	</>
);

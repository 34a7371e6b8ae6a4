// Whether a line of a page header belongs to the head of an administrative document, which some offices put there. Invariant: running
// titles and page numbers never count.

const words =
	/^\s*Số\s*:|ngày\s+\S+\s+tháng\s+\S+\s+năm|CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]\s*Tự do|^(?:ỦY|UỶ) BAN NHÂN DÂN|^UBND\s|^SỞ\s+CÔNG\s+THƯƠNG|^BỘ\s+CÔNG\s+THƯƠNG/u;

export const saysHead = (line: string): boolean => words.test(line.normalize('NFC'));

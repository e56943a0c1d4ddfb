package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.copywriting.Docx.Look;
import org.qiantang.app.copywriting.Proofreading.Checked;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/**
 * A text to take along: as a Word document, or as plain lines for a prompter. What does not stand is left out of both, and so is
 * what counts down, which is no longer true when it is read from paper.
 */
final class CopyExport {
    /** What machines wrote has to be marked, for eyes and in the file. */
    private static final String LABEL = "AI 生成内容：由程序或模型按商品事实撰写，";

    private static final String APPROVED = "经人审定；";
    private static final String DRAFT = "草稿，未经人审定；";
    private static final String AS_OF = "价格与库存为导出时的数。";

    private final CopyDesk desk;
    private final CopyShelves shelves;
    private final AigcMark mark;

    CopyExport(CopyDesk desk, CopyShelves shelves, AigcMark mark) {
        this.desk = desk;
        this.shelves = shelves;
        this.mark = mark;
    }

    byte[] word(CopyText text) {
        List<Checked> all = desk.checked(desk.look(text));
        Optional<Shelf> shelf = shelves.shelf(text.subject());
        var paragraphs = new ArrayList<Docx.Paragraph>();
        paragraphs.add(new Docx.Paragraph(Look.TITLE, title(text, shelf)));
        paragraphs.add(new Docx.Paragraph(Look.NOTE, label(text) + countdowns(all)));
        paragraphs.add(new Docx.Paragraph(Look.NOTE, told(text, all)));
        long item = Long.MIN_VALUE;
        for (Checked one : lasting(all)) {
            if (text.subject().isShow() && one.sentence().itemId() != item) {
                item = one.sentence().itemId();
                paragraphs.add(new Docx.Paragraph(Look.HEADING, heading(shelf, one)));
            }
            paragraphs.add(new Docx.Paragraph(Look.TEXT, reads(one)));
        }
        return Docx.write(title(text, shelf), paragraphs, mark.of("text-" + text.id() + "-" + text.version()));
    }

    /** A segment after the other, parted by a blank line; nothing in it but what is to be said, and the label. */
    String prompter(CopyText text) {
        List<Checked> all = desk.checked(desk.look(text));
        var lines = new StringBuilder("【" + label(text) + countdowns(all) + leftOut(all) + "】\n");
        long item = Long.MIN_VALUE;
        for (Checked one : lasting(all)) {
            if (one.sentence().itemId() != item) {
                item = one.sentence().itemId();
                lines.append('\n');
            }
            lines.append(reads(one)).append('\n');
        }
        return lines.toString();
    }

    private static String label(CopyText text) {
        return LABEL + (text.isApproved() ? APPROVED : DRAFT) + AS_OF;
    }

    private static String leftOut(List<Checked> all) {
        int left = all.size() - standing(all).size();
        return left > 0 ? left + " 句没有通过审核，未导出。" : "";
    }

    private static List<Checked> standing(List<Checked> all) {
        return all.stream().filter(Checked::hasPassed).toList();
    }

    private static List<Checked> lasting(List<Checked> all) {
        return standing(all).stream().filter(one -> !countsDown(one)).toList();
    }

    private static boolean countsDown(Checked one) {
        return one.sentence().line().slots().stream()
                .anyMatch(slot -> slot.kind() == SlotKind.FLASH_END || slot.kind() == SlotKind.MINUTES_LEFT);
    }

    private static String countdowns(List<Checked> all) {
        int left = standing(all).size() - lasting(all).size();
        return left > 0 ? left + " 句秒杀时刻未导出，播时以直播间为准。" : "";
    }

    private static String reads(Checked one) {
        String reads = one.reads();
        return reads == null ? "" : reads;
    }

    private static String title(CopyText text, Optional<Shelf> shelf) {
        String of = text.subject().isShow()
                ? shelf.map(Shelf::shop).orElse("")
                : shelf.flatMap(goods -> goods.offer(text.subject().id()))
                        .map(Offer::title)
                        .orElse("");
        return text.brief().kind().zh() + "｜" + of + "｜" + text.variant();
    }

    private static String told(CopyText text, List<Checked> all) {
        double seconds = all.stream().mapToDouble(Checked::seconds).sum();
        return "第 " + text.version() + " 版，" + (text.isApproved() ? "已通过" : "草稿")
                + (seconds > 0 ? "，口播约 " + Math.round(seconds) + " 秒" : "")
                + "。" + leftOut(all);
    }

    private static String heading(Optional<Shelf> shelf, Checked one) {
        return shelf.flatMap(goods -> goods.offer(one.sentence().itemId()))
                .map(offer -> offer.number() + "号链接 " + offer.title())
                .orElse(one.sentence().part().zh());
    }
}

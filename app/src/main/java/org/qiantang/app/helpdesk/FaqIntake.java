package org.qiantang.app.helpdesk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.ShopWordsJson;
import org.qiantang.app.web.Problem;

/**
 * Takes the FAQ and the policies of a file of goods into a shop's own, approved by who brings it. The same file may come
 * twice: an entry is known by its question, or topic, and the product that it is about.
 */
final class FaqIntake {
    /** As many as answers look through; of an entry for several products each counts. */
    static final int MOST = FaqBook.MOST;

    private final FaqDesk desk;
    private final FaqCheck check;
    private final Catalog catalog;

    FaqIntake(FaqDesk desk, FaqCheck check, Catalog catalog) {
        this.desk = desk;
        this.check = check;
        this.catalog = catalog;
    }

    /** Why an entry of the file was not taken; {@code place} is its key, such as {@code faq:3}, or empty where the message has it. */
    record Wrong(String place, Problem why) {}

    /**
     * What came of a file.
     *
     * @param questions entries of its FAQ, {@code policies} its policies, as far as they could be read
     * @param added that are said from now on, {@code changed} in other words than before, {@code same} as before; an entry for
     *     several products counts for each
     */
    record Report(int questions, int policies, int added, int changed, int same, List<Wrong> wrong) {
        Report {
            wrong = List.copyOf(wrong);
        }
    }

    /** Reads a file and writes nothing: what is wrong with its products is not looked for, since they may not be there yet. */
    Report read(byte[] file) {
        ShopWordsJson.Beside beside = ShopWordsJson.beside(file);
        var wrong = new ArrayList<>(unread(beside));
        for (Approved one : beside.approved()) {
            FaqShape.flaw(wording(one, null)).ifPresent(why -> wrong.add(new Wrong(one.key(), why)));
        }
        return report(beside, 0, 0, 0, wrong);
    }

    /** Takes each entry that is sound; the others are told with what is wrong. */
    Report take(long merchantId, byte[] file, long personId) {
        ShopWordsJson.Beside beside = ShopWordsJson.beside(file);
        var wrong = new ArrayList<>(unread(beside));
        var entries = new ArrayList<Entry>();
        int asked = 0;
        for (Approved one : beside.approved()) {
            List<String> codes = one.products().stream().distinct().toList();
            asked += Math.max(1, codes.size());
            if (asked > MOST) {
                // Before any of its codes is looked for: a file may name millions.
                wrong.add(new Wrong("", Refusals.tooManyEntries(MOST)));
                break;
            }
            wordings(merchantId, one, codes, wrong).forEach(wording -> entries.add(new Entry(one.key(), wording)));
        }
        Map<FaqDesk.Taken, Integer> came = new EnumMap<>(FaqDesk.Taken.class);
        for (Entry entry : entries) {
            switch (check.of(merchantId, entry.wording())) {
                case FaqCheck.Checked.Refused(Problem why) -> wrong.add(new Wrong(entry.place(), why));
                case FaqCheck.Checked.Sound(var bound) ->
                    came.merge(desk.take(merchantId, entry.wording(), bound, personId), 1, Integer::sum);
            }
        }
        return report(
                beside,
                came.getOrDefault(FaqDesk.Taken.ADDED, 0),
                came.getOrDefault(FaqDesk.Taken.CHANGED, 0),
                came.getOrDefault(FaqDesk.Taken.SAME, 0),
                wrong);
    }

    private record Entry(String place, FaqDesk.Wording wording) {}

    private static Report report(ShopWordsJson.Beside beside, int added, int changed, int same, List<Wrong> wrong) {
        int policies =
                (int) beside.approved().stream().filter(Approved::isPolicy).count();
        return new Report(beside.approved().size() - policies, policies, added, changed, same, wrong);
    }

    private static List<Wrong> unread(ShopWordsJson.Beside beside) {
        return beside.wrong().stream()
                .map(words -> new Wrong("", Refusals.unread(words)))
                .toList();
    }

    /** The entry for the whole shop, or for each of its products; what cannot be is told. */
    private List<FaqDesk.Wording> wordings(long merchantId, Approved one, List<String> codes, List<Wrong> wrong) {
        Optional<Problem> flaw = FaqShape.flaw(wording(one, null));
        if (flaw.isPresent()) {
            wrong.add(new Wrong(one.key(), flaw.get()));
            return List.of();
        }
        if (codes.isEmpty()) {
            return List.of(wording(one, null));
        }
        var wordings = new ArrayList<FaqDesk.Wording>();
        for (String code : codes) {
            Optional<Product> product = catalog.productByCode(merchantId, code);
            product.ifPresentOrElse(
                    found -> wordings.add(wording(one, found.id())),
                    () -> wrong.add(new Wrong(one.key(), Refusals.noSuchCode(code))));
        }
        return wordings;
    }

    private static FaqDesk.Wording wording(Approved one, @Nullable Long productId) {
        return new FaqDesk.Wording(
                one.isPolicy() ? Faq.Kind.POLICY : Faq.Kind.QUESTION,
                productId,
                one.asked().getFirst(),
                one.asked().stream()
                        .skip(1)
                        .filter(asked -> !asked.equals(one.asked().getFirst()))
                        .distinct()
                        .toList(),
                one.answer(),
                one.facts().stream().distinct().toList());
    }
}

package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Flaw.Fault;

/**
 * The products of a file as far as they can be read, for whoever needs them without a database.
 *
 * <p>An import refuses a product with a flaw. Here a fact that is not what its key stands for is read as a text of the
 * merchant's own, and only a product that is flawed elsewhere is left out.
 *
 * @param products in the order of the file
 * @param notes what was read otherwise than it is written, or left out, in Chinese and English
 */
public record SoundGoods(List<ProductDraft> products, List<String> notes) {
    private static final Pattern OF_A_FACT = Pattern.compile("facts\\[(\\d+)].*");

    public SoundGoods {
        products = List.copyOf(products);
        notes = List.copyOf(notes);
    }

    public static SoundGoods read(byte[] file) {
        var products = new ArrayList<ProductDraft>();
        var notes = new ArrayList<String>();
        GoodsRead read = GoodsJson.read(file);
        read.errors()
                .forEach(
                        error -> notes.add("products[" + (error.row() - 1) + "]: 未读 left out: " + words(error.flaw())));
        for (Candidate candidate : read.candidates()) {
            ProductDraft draft = candidate.draft();
            List<Flaw> flaws = ProductCheck.flawsOf(draft);
            Optional<ProductDraft> mended = flaws.isEmpty() ? Optional.of(draft) : mended(draft, flaws);
            mended.ifPresent(products::add);
            String done = mended.isEmpty() ? "未读 left out" : "按文字读 read as text";
            if (!flaws.isEmpty()) {
                notes.add(draft.code() + ": " + done + ": "
                        + flaws.stream().map(SoundGoods::words).collect(Collectors.joining("; ")));
            }
        }
        return new SoundGoods(products, notes);
    }

    private static String words(Flaw flaw) {
        return (flaw.path() + " " + flaw.message(false) + " (" + flaw.message(true) + ")").strip();
    }

    private static Optional<ProductDraft> mended(ProductDraft draft, List<Flaw> flaws) {
        var facts = new ArrayList<>(draft.facts().facts());
        for (Flaw flaw : flaws) {
            Matcher of = OF_A_FACT.matcher(flaw.path());
            if (!of.matches() || flaw.fault() == Fault.LENGTH) {
                return Optional.empty();
            }
            int place = Integer.parseInt(of.group(1));
            Fact fact = facts.get(place);
            facts.set(place, new Fact(fact.label() + "说明", fact.text(), null, null, FactType.TEXT));
        }
        ProductDraft whole = draft.withFacts(new FactSheet(facts));
        return ProductCheck.flawsOf(whole).isEmpty() ? Optional.of(whole) : Optional.empty();
    }
}

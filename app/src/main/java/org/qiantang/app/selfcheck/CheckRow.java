package org.qiantang.app.selfcheck;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.event.RegisterEvent.Party;

/** The five rows of the self-check. Shops answer theirs in the register of subjects; the others here. */
enum CheckRow {
    PLATFORM("platform", Party.PLATFORM),
    MERCHANT("merchant", Party.SHOP),
    OPERATOR("operator", Party.SHOP),
    HOST("host", Party.PERSON),
    AGENCY("agency", Party.PERSON);

    private final String word;
    private final Party party;

    CheckRow(String word, Party party) {
        this.word = word;
        this.party = party;
    }

    /** The subject's id in the list itself. */
    String word() {
        return word;
    }

    Party party() {
        return party;
    }

    static Optional<CheckRow> named(@Nullable String word) {
        return Arrays.stream(values()).filter(row -> row.word.equals(word)).findFirst();
    }

    /** A row that is answered here; nobody finds another under an address. */
    static CheckRow answeredHere(String word) {
        return named(word).filter(row -> row.party != Party.SHOP).orElseThrow(Problem::notFound);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(CheckRow::word).toList();
    }
}

package org.qiantang.app.aftersale;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.Ids;
import org.qiantang.event.ShopEvent.By;

/** Who asks about a case, and what they say. */
final class Asker {
    private static final int MOST_WORDS = 500;

    private final CaseRows rows;
    private final Team team;
    private final WordHash hash;
    private final Ids ids;

    Asker(CaseRows rows, Team team, WordHash hash, Ids ids) {
        this.rows = rows;
        this.team = team;
        this.hash = hash;
        this.ids = ids;
    }

    static Person signedIn(@Nullable Person person) {
        if (person == null) {
            throw new Problem(401, "sign-in", "请先登录", "sign in first");
        }
        return person;
    }

    static Person officer(@Nullable Person person) {
        Person officer = signedIn(person);
        if (!officer.is(Role.OFFICER)) {
            throw new Problem(403, "forbidden", "只有治理员可以裁决纠纷", "only officers judge disputes");
        }
        return officer;
    }

    long next() {
        return ids.next();
    }

    /** A case of the asker's, as its buyer. */
    CaseRows.Row asBuyer(long caseId, @Nullable Person person) {
        Person buyer = signedIn(person);
        return rows.one(caseId).filter(row -> row.buyerId() == buyer.id()).orElseThrow(Problem::notFound);
    }

    /** A case of the shop that the asker acts for. */
    CaseRows.Row asSeller(long caseId, @Nullable Person person) {
        signedIn(person);
        long shop = team.shopFor(person, Act.AFTER_SALE);
        return rows.one(caseId).filter(row -> row.merchantId() == shop).orElseThrow(Problem::notFound);
    }

    record Party(CaseRows.Row row, By by) {}

    /** A case that the asker is in, on whichever side; officers see what is in dispute. */
    Party party(long caseId, @Nullable Person person) {
        Person asker = signedIn(person);
        CaseRows.Row row = rows.one(caseId).orElseThrow(Problem::notFound);
        if (row.buyerId() == asker.id()) {
            return new Party(row, By.BUYER);
        }
        if (team.mayInShop(asker, row.merchantId(), Act.AFTER_SALE)) {
            return new Party(row, By.SELLER);
        }
        if (asker.is(Role.OFFICER) && row.disputedAt() != null) {
            return new Party(row, By.OFFICER);
        }
        throw Problem.notFound();
    }

    /** What somebody wrote: the hash for the journal and the words to lie beside it; both absent where nothing was. */
    record Words(@Nullable String hash, Aside[] asides) {
        static final Words NONE = new Words(null, new Aside[0]);
    }

    Words words(@Nullable String text, Person person) {
        if (text == null || text.isBlank()) {
            return Words.NONE;
        }
        String plain = text.strip();
        if (plain.codePointCount(0, plain.length()) > MOST_WORDS || plain.indexOf('\0') >= 0) {
            throw Problem.nonsense("words", "最多 " + MOST_WORDS + " 个字", MOST_WORDS + " characters at most");
        }
        return new Words(
                hash.of(person.id(), plain),
                new Aside[] {new Aside(0, person.id(), plain.getBytes(StandardCharsets.UTF_8))});
    }

    Words mustSay(@Nullable String text, Person person) {
        if (text == null || text.isBlank()) {
            throw Problem.nonsense("words", "请写明理由", "say why");
        }
        return words(text, person);
    }
}

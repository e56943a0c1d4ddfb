package org.qiantang.app.copywriting;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;

/** Who works on a shop's texts: those who keep its goods, and those who line them up. */
final class CopyPosts {
    private final Team team;
    private final CopyTable table;

    CopyPosts(Team team, CopyTable table) {
        this.team = team;
        this.table = table;
    }

    /** The shop that the asker works on texts for; a refusal where there is none. */
    long shopOf(@Nullable Person person) {
        long merchantId = Team.shopOf(person);
        if (!team.mayInShop(person, merchantId, Act.LINE_UP)) {
            team.requireInShop(person, merchantId, Act.GOODS);
        }
        return merchantId;
    }

    /** A text of the asker's shop. */
    CopyText text(@Nullable Person person, long id) {
        return table.text(shopOf(person), id).orElseThrow(Problem::notFound);
    }

    /** A text of the asker's shop, for whoever may see its figures too. */
    CopyText textWithFigures(@Nullable Person person, long id) {
        long merchantId = Team.shopOf(person);
        team.requireInShop(person, merchantId, Act.FIGURES);
        return table.text(merchantId, id).orElseThrow(Problem::notFound);
    }

    static long idOf(@Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        return person.id();
    }
}

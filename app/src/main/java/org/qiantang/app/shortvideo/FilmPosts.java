package org.qiantang.app.shortvideo;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;

/** Who works on a shop's films: those who keep its goods, and those who line them up. */
final class FilmPosts {
    private final Team team;
    private final FilmTable table;

    FilmPosts(Team team, FilmTable table) {
        this.team = team;
        this.table = table;
    }

    /** The shop that the asker makes films for; a refusal where there is none. */
    long shopOf(@Nullable Person person) {
        long merchantId = Team.shopOf(person);
        if (!team.mayInShop(person, merchantId, Act.LINE_UP)) {
            team.requireInShop(person, merchantId, Act.GOODS);
        }
        return merchantId;
    }

    /** A film of the asker's shop. */
    Film film(@Nullable Person person, long id) {
        long merchantId = shopOf(person);
        return table.find(id).filter(film -> film.merchantId() == merchantId).orElseThrow(Problem::notFound);
    }

    /** A film that an officer may decide about: neither their own nor of a shop that they work in. */
    FilmRoll.Entry othersFilm(Person officer, FilmRoll.Entry film) {
        Long shop = film.shop();
        if (film.makerId() == officer.id() || (shop != null && team.isOf(officer, shop))) {
            throw TakedownRefusals.ownFilm();
        }
        return film;
    }

    static long idOf(@Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        return person.id();
    }
}

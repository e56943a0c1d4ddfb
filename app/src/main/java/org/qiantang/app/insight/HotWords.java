package org.qiantang.app.insight;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What viewers talk about now: words of the last lines, by how many different people said them. Words are read from
 * beside the journal and kept for some seconds only, so that whoever is forgotten is forgotten here too.
 */
final class HotWords {
    private static final Logger log = LoggerFactory.getLogger(HotWords.class);

    /** A word that fewer people said could point at one of them. */
    static final int LEAST_PEOPLE = 3;

    private static final int LINES = 2_000;
    private static final int MOST = 20;
    private static final int LONGEST = 4;
    private static final long KEPT_MILLIS = 5_000;
    /** Whoever comes after a while is not told what was said then. */
    private static final long OLDEST_MILLIS = 3 * KEPT_MILLIS;

    private static final int MOST_KEPT = 100;
    private static final int COUNTED_AT_ONCE = 16;
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{IsLatin}][\\p{IsLatin}0-9]+");
    /** Signs that make no word by themselves; a word neither begins nor ends with one. */
    private static final String FILLING = "的了吗呢吧啊呀哦嗯哈是我你他她它们这那个有在就都也还和与很太不没要想给把被让对说来去到会能可么什怎哪几多少";

    private static final String SAID = """
            select a.person, a.body, coalesce(p.simulated, false) as crowd
              from event e
              join aside a on a.shard = e.shard and a.position = e.position
              left join person p on p.id = a.person
             where e.shard = 1 and e.stream = :stream and e.type = 'TalkHeard' and (:crowd or not coalesce(p.simulated, false))
               and not exists (select from hidden_line h
                                where h.show_id = :show
                                  and h.line_id = (convert_from(e.body, 'UTF8')::jsonb #>> array['lines', a.slot::text, 'lineId'])::bigint)
               and not exists (select from doubtful_person d where d.person_id = a.person)
             order by e.position desc, a.slot desc
             limit :most
            """;

    private final Said said;
    private final InstantSource clock;
    private final Executor later;
    private final List<Object> counting =
            Stream.generate(Object::new).limit(COUNTED_AT_ONCE).toList();
    private final Set<Key> underWay = new HashSet<>();
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** What was said in a show, the newest first. */
    interface Said {
        List<Line> lines(long show, boolean crowd);
    }

    /**
     * Counts from what was said.
     *
     * @param later counts anew what somebody is looking at
     */
    HotWords(Said said, InstantSource clock, Executor later) {
        this.said = said;
        this.clock = clock;
        this.later = later;
    }

    /** A word, and how many different people said it. */
    record Word(String text, int people) {}

    /** One line of somebody. */
    record Line(long person, String text) {}

    private record Key(long show, boolean crowd) {}

    private record Kept(long at, List<Word> words) {}

    /** From beside the journal; neither hidden lines nor those of somebody in doubt. */
    static Said in(JdbcClient rows) {
        return (show, crowd) -> rows.sql(SAID)
                .param("stream", "show/" + show)
                .param("show", show)
                .param("crowd", crowd)
                .param("most", LINES)
                .query((row, _) ->
                        new Line(row.getLong("person"), new String(row.getBytes("body"), StandardCharsets.UTF_8)))
                .list();
    }

    /** The words of a show; who asks again and again gets those of some seconds ago at once, while they are counted anew. */
    List<Word> of(long showId, boolean crowd) {
        var key = new Key(showId, crowd);
        Kept known = known(key);
        long age = known == null ? Long.MAX_VALUE : clock.millis() - known.at();
        if (known == null || age > OLDEST_MILLIS) {
            return countOnce(key);
        }
        if (age > KEPT_MILLIS && begins(key)) {
            later.execute(() -> countAnew(key));
        }
        return known.words();
    }

    /** Several who open the same screen at the same time wait for one count; who opens another one hardly ever does. */
    private List<Word> countOnce(Key key) {
        synchronized (counting.get(Math.floorMod(key.hashCode(), COUNTED_AT_ONCE))) {
            Kept known = known(key);
            return known != null && clock.millis() - known.at() <= KEPT_MILLIS ? known.words() : count(key);
        }
    }

    private void countAnew(Key key) {
        try {
            count(key);
        } catch (RuntimeException trouble) {
            log.warn("hot words not counted: show={}", key.show(), trouble);
        } finally {
            ended(key);
        }
    }

    private List<Word> count(Key key) {
        long at = clock.millis();
        List<Word> words = among(said.lines(key.show(), key.crowd()));
        keep(key, new Kept(at, words));
        return words;
    }

    private synchronized @Nullable Kept known(Key key) {
        return kept.get(key);
    }

    private synchronized void keep(Key key, Kept words) {
        kept.put(key, words);
    }

    private synchronized boolean begins(Key key) {
        return underWay.add(key);
    }

    private synchronized void ended(Key key) {
        underWay.remove(key);
    }

    /** The words that most people said; a part of a longer word is left out unless others said it alone. */
    static List<Word> among(List<Line> lines) {
        Map<String, Set<Long>> people = new HashMap<>();
        for (Line line : lines) {
            Matcher runs = RUN.matcher(line.text().toLowerCase(Locale.ROOT));
            while (runs.find()) {
                parts(runs.group())
                        .forEach(part -> people.computeIfAbsent(part, _ -> new HashSet<>())
                                .add(line.person()));
            }
        }
        List<Map.Entry<String, Set<Long>>> often = new ArrayList<>(people.entrySet().stream()
                .filter(one -> one.getValue().size() >= LEAST_PEOPLE)
                .sorted(Comparator.<Map.Entry<String, Set<Long>>>comparingInt(
                                one -> -one.getValue().size())
                        .thenComparingInt(one -> -one.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .toList());
        List<Word> words = new ArrayList<>();
        for (Map.Entry<String, Set<Long>> one : often) {
            boolean taken = words.stream().anyMatch(word -> word.text().contains(one.getKey()));
            if (!taken && !isPart(one, often)) {
                words.add(new Word(one.getKey(), one.getValue().size()));
            }
            // Each look for longer words goes through all of them: what would not be told is not looked at.
            if (words.size() == MOST) {
                break;
            }
        }
        return words;
    }

    /** Whether most who said it said it within one longer word. */
    private static boolean isPart(Map.Entry<String, Set<Long>> one, List<Map.Entry<String, Set<Long>>> often) {
        int people = one.getValue().size();
        return often.stream()
                .anyMatch(other -> other.getKey().length() > one.getKey().length()
                        && other.getValue().size() * 4 >= people * 3
                        && other.getKey().contains(one.getKey()));
    }

    /** Of Chinese every run of two to four signs, of others the word itself. */
    private static Set<String> parts(String run) {
        if (Character.UnicodeScript.of(run.codePointAt(0)) != Character.UnicodeScript.HAN) {
            return Set.of(run);
        }
        Set<String> parts = new HashSet<>();
        int[] signs = run.codePoints().toArray();
        for (int from = 0; from < signs.length; from++) {
            for (int length = 2; length <= LONGEST && from + length <= signs.length; length++) {
                if (FILLING.indexOf(signs[from]) < 0 && FILLING.indexOf(signs[from + length - 1]) < 0) {
                    parts.add(new String(signs, from, length));
                }
            }
        }
        return parts;
    }
}

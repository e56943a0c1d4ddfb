package org.qiantang.app.answer;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a short line asks for by what the same viewer asked before: 那M呢 after L码腰围多少 asks for the same of another. */
final class Following {
    private static final Pattern ELLIPTIC = Pattern.compile("^[^,，]{1,10}呢(?:[,，][^,，]{1,4}的)?[?？]?$");
    /** 换成200的, 大的那个: another of what was asked for. */
    private static final Pattern OF_ANOTHER = Pattern.compile("的(?:那个|那款)?$|^换成|^那");

    /** 42白的有吗. */
    private static final Pattern IS_THERE = Pattern.compile("有(?:没有|吗)[?？]?$");

    private static final int MOST_OF_BRIEF = 8;
    private static final Pattern AMOUNTS = Pattern.compile("\\d+(?:\\.\\d+)?(?:ml|毫升|g|克|kg|斤|升|l|cm|米|寸|码|号)?");
    /** 那37呢: nothing but another number; 那750的呢 names a kind by itself. */
    private static final Pattern ANOTHER_NUMBER =
            Pattern.compile("^(?:那|还有|换成|要是)?(\\d+(?:\\.\\d+)?)(?<unit>(?!的)\\p{IsHan}|[a-z]{1,2})?呢[?？]?$");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])\\d+(?:\\.\\d+)?(?![\\d.])");

    private static final Pattern HOW_MUCH = Pattern.compile("多少|几|多[久长大高宽厚深重远]");
    private static final Pattern IN_FIGURES_OR_LETTERS = Pattern.compile("[\\da-z]");

    private final Words words;
    private final Composer composer;

    Following(Words words, Composer composer) {
        this.words = words;
        this.composer = composer;
    }

    /** The question with what it leaves out. */
    Question completed(Question question, List<String> earlier, Lexicon lexicon) {
        boolean brief = !earlier.isEmpty() && question.text().length() <= MOST_OF_BRIEF && question.has(OF_ANOTHER);
        if (!(question.has(ELLIPTIC) || brief)
                || !composer.intents(question.text(), new BitSet()).isEmpty()) {
            return question;
        }
        for (String line : earlier.reversed()) {
            Optional<String> renumbered = renumbered(line, question);
            if (renumbered.isPresent()) {
                return new Question(renumbered.get());
            }
            OptionalInt from = asked(line);
            if (from.isPresent()) {
                String before = line.substring(from.getAsInt());
                return new Question(question.text() + "," + withoutKind(before, question, lexicon));
            }
            if (IS_THERE.matcher(line).find()) {
                return new Question(question.text() + ",有吗");
            }
        }
        return question;
    }

    /** 黑色37有吗, where 那37呢 follows 黑色38有吗: the line before with its only number replaced by the new one. */
    private Optional<String> renumbered(String line, Question question) {
        Matcher another = ANOTHER_NUMBER.matcher(question.text());
        List<String> numbers =
                NUMBER.matcher(line).results().map(MatchResult::group).toList();
        boolean asks = asked(line).isPresent() || IS_THERE.matcher(line).find();
        if (!another.matches() || numbers.size() != 1 || !asks) {
            return Optional.empty();
        }
        String unit = another.group("unit");
        String rest = line.substring(
                line.indexOf(numbers.getFirst()) + numbers.getFirst().length());
        return unit == null || rest.startsWith(unit)
                ? Optional.of(line.replace(numbers.getFirst(), another.group(1)))
                : Optional.empty();
    }

    /** From where on a line asks for something: an intent, and where it has none how much there is of a matter. */
    private OptionalInt asked(String line) {
        OptionalInt intent = words.intents().values().stream()
                .map(pattern -> pattern.matcher(line))
                .filter(Matcher::find)
                .mapToInt(Matcher::start)
                .min();
        return intent.isPresent()
                ? intent
                : words.concepts().stream()
                        .map(concept -> concept.asked().matcher(line))
                        .filter(Matcher::find)
                        .filter(found -> HOW_MUCH.matcher(found.group()).find())
                        .mapToInt(Matcher::start)
                        .min();
    }

    /** What was asked, without the kind that it was asked of: its amount, or the word that another is named by now. */
    private static String withoutKind(String before, Question question, Lexicon lexicon) {
        if (question.text().chars().anyMatch(Character::isDigit)) {
            return AMOUNTS.matcher(before).replaceAll("");
        }
        if (question.has(IN_FIGURES_OR_LETTERS)) {
            return before;
        }
        Optional<String> kind = lexicon.calls().stream()
                .flatMap(call -> call.parts().stream())
                .filter(part -> before.contains(part) && !question.text().contains(part))
                .max(Comparator.comparingInt(String::length));
        return kind.map(part -> before.replace(part, "").replaceFirst("^[的,，]+", ""))
                .filter(rest -> rest.length() > 1)
                .orElse(before);
    }
}

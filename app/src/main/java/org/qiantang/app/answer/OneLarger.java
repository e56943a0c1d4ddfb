package org.qiantang.app.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** The size after the one that fits, for whom the sheet tells to take one larger: 脚背高的拍大一码. */
final class OneLarger {
    private static final Pattern RULE = Pattern.compile("([^；;。]{2,20}?)的?(?:建议)?(?:请)?(?:拍|选|买|穿)大一[码号]");
    private static final Pattern BETWEEN = Pattern.compile("[，,、或和]");
    private static final Pattern OF_A_BODY = Pattern.compile("脚[背宽胖肥厚]|[宽胖肥]脚|高脚背|偏胖|肩宽|肚子");

    private OneLarger() {}

    /** What is told of the size, and after it which is the next one; unchanged where the sheet has no such rule for what was told. */
    static Piece beside(Piece piece, Question question, Offer offer) {
        return next(question, offer)
                .map(size -> new Piece(piece.text() + "，大一码是" + Spoken.text(size) + "码", piece.facts()))
                .orElse(piece);
    }

    private static Optional<String> next(Question question, Offer offer) {
        SizeTable table = offer.sizes();
        if (table == null || offer.facts().facts().stream().noneMatch(fact -> isFor(question, fact))) {
            return Optional.empty();
        }
        List<String> fitting = SizeAdvice.fitting(question, offer);
        List<String> sizes = table.rows().stream().map(List::getFirst).toList();
        return fitting.size() != 1
                ? Optional.empty()
                : IntStream.range(0, sizes.size() - 1)
                        .filter(at -> sizes.get(at).toLowerCase(Locale.ROOT).equals(fitting.getFirst()))
                        .mapToObj(at -> sizes.get(at + 1))
                        .findFirst();
    }

    /** Whether the fact has the rule for something that the question tells of a body. */
    private static boolean isFor(Question question, Fact fact) {
        return RULE.matcher(fact.value())
                .results()
                .map((MatchResult rule) -> rule.group(1))
                .flatMap(BETWEEN::splitAsStream)
                .filter(who -> OF_A_BODY.matcher(who).find())
                .anyMatch(question.text()::contains);
    }
}

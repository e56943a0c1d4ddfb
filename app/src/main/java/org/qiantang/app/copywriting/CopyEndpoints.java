package org.qiantang.app.copywriting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.copywriting.CopyViews.RowView;
import org.qiantang.app.copywriting.CopyViews.TextView;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A shop's texts: what can be asked for, having them written, and finding them again. */
@RestController
@RequestMapping("/api/studio/copy")
class CopyEndpoints {
    private static final int MOST_VARIANTS = 2;

    private final CopyDesk desk;
    private final CopyTable table;
    private final CopyShelves shelves;
    private final CopyViews views;
    private final CopyPosts posts;
    private final AudienceReader audiences;

    CopyEndpoints(
            CopyDesk desk,
            CopyTable table,
            CopyShelves shelves,
            CopyViews views,
            CopyPosts posts,
            AudienceReader audiences) {
        this.desk = desk;
        this.table = table;
        this.shelves = shelves;
        this.views = views;
        this.posts = posts;
        this.audiences = audiences;
    }

    record Choice(String code, String zh, String en) {}

    /** @param model whether a language model can be asked to write */
    record Choices(
            List<Choice> kinds,
            List<Choice> personas,
            List<Choice> styles,
            List<Choice> audiences,
            List<Choice> lengths,
            boolean model) {}

    /**
     * What is to be written; either a product or a show.
     *
     * @param writer {@code grammar}, or {@code model} where one is set up
     * @param audience one of those that are offered
     * @param audienceWords whom it is for beside them, in Chinese, 60 characters at most; what is not understood is told
     *     with the text
     * @param minutes how long a script is to last; by its length where nothing is said
     * @param variants 1, or 2 to compare them
     */
    record Order(
            @Nullable String product,
            @Nullable String show,
            @Nullable String kind,
            @Nullable String persona,
            @Nullable String style,
            @Nullable String audience,
            @Nullable String audienceWords,
            @Nullable String length,
            @Nullable Integer minutes,
            @Nullable Integer variants,
            @Nullable String writer) {}

    record Ordered(List<RowView> texts) {}

    /** What one may choose from. */
    @GetMapping("/choices")
    Choices choices(@AuthenticationPrincipal Person person) {
        posts.shopOf(person);
        return new Choices(
                choices(TextKind.values(), TextKind::zh, TextKind::en),
                choices(Brief.Persona.values(), Brief.Persona::zh, Brief.Persona::en),
                choices(Brief.Style.values(), Brief.Style::zh, Brief.Style::en),
                choices(Brief.Audience.values(), Brief.Audience::zh, Brief.Audience::en),
                choices(Brief.Length.values(), Brief.Length::zh, Brief.Length::en),
                desk.hasModel());
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] all, Function<E, String> zh, Function<E, String> en) {
        return Arrays.stream(all)
                .map(one -> new Choice(Brief.word(one), zh.apply(one), en.apply(one)))
                .toList();
    }

    /** The shop's texts, newest first. */
    @GetMapping("/texts")
    Page<RowView> texts(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        long merchantId = posts.shopOf(person);
        int most = Page.limit(limit);
        String party = !product.isEmpty() ? "PRODUCT" : !show.isEmpty() ? "SHOW" : "";
        long subject = !product.isEmpty() ? id(product, "product") : !show.isEmpty() ? id(show, "show") : 0;
        String wanted = kind.isEmpty() ? "" : kindNamed(kind).name();
        List<CopyText> found =
                table.texts(merchantId, party, subject, wanted, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, text -> Long.toString(text.id())).map(views::row);
    }

    /** Has texts written: at once by the grammar, in a while by a model. */
    @PostMapping("/texts")
    @ResponseStatus(HttpStatus.CREATED)
    Ordered order(@AuthenticationPrincipal Person person, @RequestBody Order body) {
        long merchantId = posts.shopOf(person);
        Subject subject = subject(merchantId, body);
        int variants = body.variants() == null ? 1 : body.variants();
        if (variants < 1 || variants > MOST_VARIANTS) {
            throw Problem.nonsense("variants", "一次写 1 或 2 个版本", "variants: 1 or 2");
        }
        String writer = body.writer() == null ? "grammar" : body.writer();
        if (!writer.equals("grammar") && !writer.equals("model")) {
            throw Problem.nonsense("writer", "writer 应为 grammar 或 model", "writer: grammar or model");
        }
        List<CopyText> made =
                desk.order(subject, brief(body), writer.equals("model"), variants, CopyPosts.idOf(person));
        return new Ordered(made.stream()
                .map(text -> table.text(merchantId, text.id()).orElse(text))
                .map(views::row)
                .toList());
    }

    /** A text with its sentences as they stand now. */
    @GetMapping("/texts/{id}")
    TextView text(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        return views.text(posts.text(person, id), Language.english(request));
    }

    /** Stops a model that is still writing, for the first time or anew; what has come so far is kept. */
    @PostMapping("/texts/{id}/stop")
    TextView stop(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        CopyText text = posts.text(person, id);
        desk.stop(text);
        return views.text(text, Language.english(request));
    }

    private Subject subject(long merchantId, Order body) {
        boolean ofShow = body.show() != null && !body.show().isBlank();
        boolean ofProduct = body.product() != null && !body.product().isBlank();
        if (ofShow == ofProduct) {
            throw Problem.nonsense("product", "请选一件商品或一个场次", "choose a product or a show");
        }
        Subject.Party party = ofShow ? Subject.Party.SHOW : Subject.Party.PRODUCT;
        String given = ofShow ? body.show() : body.product();
        return shelves.subject(party, id(given, party.word()))
                .filter(subject -> subject.merchantId() == merchantId)
                .orElseThrow(Problem::notFound);
    }

    private Brief brief(Order body) {
        Integer given = body.minutes();
        int minutes = given == null ? 0 : given;
        if (given != null && (minutes < 1 || minutes > Brief.MOST_MINUTES)) {
            throw Problem.nonsense(
                    "minutes",
                    "时长 1–" + Brief.MOST_MINUTES + " 分钟，不填就按篇幅",
                    "minutes: 1.." + Brief.MOST_MINUTES + ", or none to go by the length");
        }
        String words = body.audienceWords() == null ? "" : body.audienceWords().strip();
        if (words.length() > AudienceReader.LONGEST || words.chars().anyMatch(Character::isISOControl)) {
            throw Problem.nonsense(
                    "audienceWords",
                    "说给谁，写在一行里，最多 " + AudienceReader.LONGEST + " 字",
                    "audienceWords: one line, at most " + AudienceReader.LONGEST + " characters");
        }
        Brief.Audience audience = chosen(Brief.Audience.class, body.audience(), Brief.Audience.ANYONE);
        return new Brief(
                kindNamed(body.kind() == null ? "" : body.kind()),
                chosen(Brief.Persona.class, body.persona(), Brief.Persona.PLAIN),
                chosen(Brief.Style.class, body.style(), Brief.Style.CHATTY),
                audience,
                chosen(Brief.Length.class, body.length(), Brief.Length.MEDIUM),
                minutes,
                audiences.read(words, audience).audiences(),
                words);
    }

    private static TextKind kindNamed(String word) {
        return TextKind.named(word).orElseThrow(() -> Problem.nonsense("kind", "没有这种文案", "no such kind of text"));
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, @Nullable String word, E usual) {
        if (word == null || word.isEmpty()) {
            return usual;
        }
        String field = type.getSimpleName().toLowerCase(Locale.ROOT);
        return Brief.named(type, word)
                .orElseThrow(() -> Problem.nonsense(field, field + " 不在可选范围内", field + ": not among the choices"));
    }

    private static long id(@Nullable String given, String field) {
        try {
            return Long.parseLong(given == null ? "" : given);
        } catch (NumberFormatException _) {
            throw Problem.nonsense(field, field + " 不是编号", field + ": not an id");
        }
    }
}

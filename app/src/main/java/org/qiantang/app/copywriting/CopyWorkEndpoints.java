package org.qiantang.app.copywriting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.copywriting.CopyViews.TextView;
import org.qiantang.app.copywriting.CopyViews.VersionView;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Working on a text, sentence by sentence; whoever changes it names the version that he has seen. */
@RestController
@RequestMapping("/api/studio/copy/texts/{id}")
class CopyWorkEndpoints {
    private static final Set<String> PLACES = Set.of("product-title", "product-description", "elsewhere");

    private final CopyDesk desk;
    private final CopyTable table;
    private final CopyViews views;
    private final CopyPosts posts;

    CopyWorkEndpoints(CopyDesk desk, CopyTable table, CopyViews views, CopyPosts posts) {
        this.desk = desk;
        this.table = table;
        this.views = views;
        this.posts = posts;
    }

    record Edit(@Nullable Integer version, @Nullable String text) {}

    record Marks(
            @Nullable Integer version,
            @Nullable Boolean accepted,
            @Nullable Boolean locked) {}

    record Seen(@Nullable Integer version) {}

    record Former(@Nullable Integer version, @Nullable Integer to) {}

    /**
     * Where a text is used.
     *
     * @param place {@code product-title}, {@code product-description} or {@code elsewhere}
     * @param sentence one sentence alone, as of titles
     */
    record Use(@Nullable String place, @Nullable Integer sentence) {}

    /** The words that may stand where they are put; those with a price or pieces, which change, are not among them. */
    record Used(List<String> sentences) {}

    /** Puts a person's words in a sentence's place; they are judged at once. */
    @PutMapping("/sentences/{sentence}")
    TextView edit(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable int sentence,
            @RequestBody Edit body,
            HttpServletRequest request) {
        CopyText text = posts.text(person, id);
        String typed = body.text() == null ? "" : body.text();
        return view(desk.edit(text, seen(body.version()), sentence, typed, CopyPosts.idOf(person)), request);
    }

    /** Has one sentence written anew; a model that is asked may be stopped meanwhile, and the sentence then stays. */
    @PostMapping("/sentences/{sentence}/again")
    TextView again(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable int sentence,
            @RequestBody Seen body,
            HttpServletRequest request) {
        CopyText text = posts.text(person, id);
        return view(desk.again(text, seen(body.version()), sentence, CopyPosts.idOf(person)), request);
    }

    /** Accepts a sentence, or locks it. */
    @PutMapping("/sentences/{sentence}/marks")
    TextView mark(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable int sentence,
            @RequestBody Marks body,
            HttpServletRequest request) {
        CopyText text = posts.text(person, id);
        return view(
                desk.mark(
                        text,
                        seen(body.version()),
                        sentence,
                        Boolean.TRUE.equals(body.accepted()),
                        Boolean.TRUE.equals(body.locked()),
                        CopyPosts.idOf(person)),
                request);
    }

    /** Leaves a sentence out. */
    @DeleteMapping("/sentences/{sentence}")
    TextView remove(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable int sentence,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request) {
        CopyText text = posts.text(person, id);
        return view(desk.remove(text, seen(version), sentence, CopyPosts.idOf(person)), request);
    }

    /**
     * Has all written anew but what is locked or a person's own: at once by the grammar; in a while by a model, until when
     * the text is being written and nobody else can change it.
     */
    @PostMapping("/again")
    TextView allAgain(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody Seen body,
            HttpServletRequest request) {
        CopyText text = posts.text(person, id);
        return view(desk.allAgain(text, seen(body.version()), CopyPosts.idOf(person)), request);
    }

    /** What was done to a text, newest first. */
    @GetMapping("/versions")
    Page<VersionView> versions(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        CopyText text = posts.text(person, id);
        int most = Page.limit(limit);
        int before = Math.clamp(Page.after(after, Integer.MAX_VALUE), 0, Integer.MAX_VALUE);
        List<CopyText.Version> found = table.versions(text.id(), before, most + 1);
        return Page.of(found, most, version -> Integer.toString(version.number()))
                .map(views::version);
    }

    /** Makes a former version the newest. */
    @PostMapping("/restore")
    TextView restore(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody Former body,
            HttpServletRequest request) {
        CopyText text = posts.text(person, id);
        int former = body.to() == null ? 0 : body.to();
        return view(desk.restore(text, seen(body.version()), former, CopyPosts.idOf(person)), request);
    }

    /** Says yes to the text; a show's approved script is what its digital host says. */
    @PutMapping("/approval")
    TextView approve(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody Seen body,
            HttpServletRequest request) {
        CopyText text = posts.text(person, id);
        CopyText approved = desk.approve(text, seen(body.version()), CopyPosts.idOf(person));
        return views.text(approved, Language.english(request));
    }

    /** Takes the yes back. */
    @DeleteMapping("/approval")
    TextView withdraw(@AuthenticationPrincipal Person person, @PathVariable long id, HttpServletRequest request) {
        return views.text(desk.withdraw(posts.text(person, id)), Language.english(request));
    }

    /** Takes an approved text to where it is used, and remembers that. */
    @PostMapping("/uses")
    Used use(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody Use body) {
        CopyText text = posts.text(person, id);
        String place = body.place() == null ? "elsewhere" : body.place();
        if (!PLACES.contains(place)) {
            throw Problem.nonsense(
                    "place",
                    "place 应为 product-title、product-description 或 elsewhere",
                    "place: product-title, product-description or elsewhere");
        }
        return new Used(desk.use(text, place, body.sentence(), CopyPosts.idOf(person)));
    }

    private TextView view(CopyDesk.Work work, HttpServletRequest request) {
        return views.text(work.text(), Language.english(request));
    }

    private static int seen(@Nullable Integer version) {
        if (version == null || version < 1) {
            throw Problem.nonsense("version", "请带上看到的版本号 version", "version: the one that you have seen");
        }
        return version;
    }
}

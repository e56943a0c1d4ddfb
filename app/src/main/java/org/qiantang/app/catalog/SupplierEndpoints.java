package org.qiantang.app.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A shop's register of suppliers. */
@RestController
@RequestMapping("/api/studio/suppliers")
class SupplierEndpoints {
    private final Suppliers suppliers;
    private final GoodsPosts posts;

    SupplierEndpoints(Suppliers suppliers, GoodsPosts posts) {
        this.suppliers = suppliers;
        this.posts = posts;
    }

    record SupplierView(
            String id, String name, String licence, String contact, String phone, String terms, boolean archived) {
        static SupplierView of(Supplier one) {
            return new SupplierView(
                    Long.toString(one.id()),
                    one.name(),
                    one.licence(),
                    one.contact(),
                    one.phone(),
                    one.terms(),
                    one.archived());
        }
    }

    record SupplierBody(
            @Nullable String name,
            @Nullable String licence,
            @Nullable String contact,
            @Nullable String phone,
            @Nullable String terms) {
        SupplierDraft draft() {
            return new SupplierDraft(text(name), text(licence), text(contact), text(phone), text(terms));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given.strip();
        }
    }

    record Archived(boolean archived) {}

    @GetMapping
    Page<SupplierView> all(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        List<Supplier> found = suppliers.page(
                posts.merchantOf(person), GoodsWords.query(q), archived, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, one -> Long.toString(one.id())).map(SupplierView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SupplierView add(
            @AuthenticationPrincipal Person person, @RequestBody SupplierBody body, HttpServletRequest request) {
        return noted(posts.merchantOf(person), null, body, request);
    }

    @PutMapping("/{id}")
    SupplierView revise(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestBody SupplierBody body,
            HttpServletRequest request) {
        return noted(posts.merchantOf(person), id, body, request);
    }

    @PutMapping("/{id}/archived")
    Map<String, Object> archive(
            @AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody Archived body) {
        if (!suppliers.archive(posts.merchantOf(person), id, body.archived())) {
            throw Problem.notFound();
        }
        return Map.of("archived", body.archived());
    }

    private SupplierView noted(long merchantId, @Nullable Long id, SupplierBody body, HttpServletRequest request) {
        return switch (suppliers.note(merchantId, id, body.draft())) {
            case Suppliers.Noting.Noted(long supplierId) ->
                suppliers.find(merchantId, supplierId).map(SupplierView::of).orElseThrow(Problem::notFound);
            case Suppliers.Noting.Flawed(List<Flaw> flaws) -> throw GoodsWords.flawed(flaws, request);
            case Suppliers.Noting.NotYours() -> throw Problem.notFound();
        };
    }
}

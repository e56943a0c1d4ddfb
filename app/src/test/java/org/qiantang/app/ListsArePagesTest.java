package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ListsArePagesTest {
    /** Lists that cannot grow, or that are bounded by their nature, each with its reason. */
    private static final Map<String, String> BOUNDED = Map.ofEntries(
            Map.entry("GET /api/legal-categories", "written in the code"),
            Map.entry("GET /api/promise-kinds", "written in the code"),
            Map.entry("GET /api/regions", "the provinces"),
            Map.entry("GET /api/mall/categories", "written in the code"),
            Map.entry("GET /api/mall/suggest", "a few words under a search box"),
            Map.entry("GET /api/products/{id}/offers", "the 10 shows at most that sell it now"),
            Map.entry("GET /api/products/{id}/prices", "one product's prices, all of which price law looks back at"),
            Map.entry("GET /api/orders/{id}/vouchers/terms", "one order's lines (Wish.MOST_WANTS)"),
            Map.entry("GET /api/officer/retention/checks", "the newest 20 checks of files"),
            Map.entry("GET /api/studio/products/{id}/fact-sources", "one sheet's facts, a source each"),
            Map.entry("GET /api/studio/products/{id}/manuals", "the newest 20 of one product (ManualRows)"),
            Map.entry("GET /api/studio/shows/{id}/flashes", "one show's flash sales, as many as its plan allows"),
            Map.entry(
                    "GET /api/studio/shows/{id}/allowed-flashes", "one show's, of which 20 at most are open at a time"),
            Map.entry("GET /api/studio/shows/{id}/simulcast", "the few addresses that one show is pushed on to"),
            Map.entry("GET /api/studio/skus/{skuId}/prices", "one SKU's prices, all of which price law looks back at"));

    @Test
    void a_list_that_may_grow_is_given_page_by_page() {
        Set<String> whole = whole();

        whole.removeAll(BOUNDED.keySet());

        assertThat(whole)
                .as("endpoints that give a whole list (expected: web.Page)")
                .isEmpty();
    }

    @Test
    void no_exception_is_kept_for_a_list_that_is_gone_or_is_a_page_by_now() {
        Set<String> stale = new TreeSet<>(BOUNDED.keySet());

        stale.removeAll(whole());

        assertThat(stale)
                .as("exceptions of this test for what gives no whole list")
                .isEmpty();
    }

    private static Set<String> whole() {
        Set<String> whole = new TreeSet<>();
        for (ApiEndpoints.Endpoint endpoint : ApiEndpoints.all()) {
            if (endpoint.method().equals("GET")
                    && isList(ApiSchemas.unwrapped(endpoint.code().getGenericReturnType()))) {
                whole.add(endpoint.key());
            }
        }

        return whole;
    }

    private static boolean isList(Type type) {
        return (type instanceof ParameterizedType made
                        && made.getRawType() instanceof Class<?> raw
                        && Collection.class.isAssignableFrom(raw))
                || (type instanceof Class<?> one && one.isArray() && one != byte[].class);
    }
}

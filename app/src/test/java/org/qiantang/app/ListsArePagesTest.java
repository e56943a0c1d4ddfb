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
            Map.entry("GET /api/shows", "50 on air and 12 closed lately: a home page, not a list to go through"),
            Map.entry("GET /api/orders", "the newest 100 of one's own"),
            Map.entry("GET /api/legal-categories", "written in the code"),
            Map.entry("GET /api/promise-kinds", "written in the code"),
            Map.entry("GET /api/regions", "the provinces"),
            Map.entry("GET /api/mall/categories", "written in the code"),
            Map.entry("GET /api/mall/coming", "the next 20"),
            Map.entry("GET /api/mall/suggest", "a few words under a search box"),
            Map.entry("GET /api/shows/announced", "the next 50"),
            Map.entry("GET /api/products/{id}/offers", "the 10 shows at most that sell it now"),
            Map.entry("GET /api/products/{id}/prices", "one product's prices, all of which price law looks back at"),
            Map.entry("GET /api/orders/{id}/after-sales", "one order's cases, as many as its pieces allow"),
            Map.entry("GET /api/studio/shows/{id}/prices", "one show's prices, all of which its report needs"),
            Map.entry("GET /api/studio/shows/{id}/flashes", "one show's flash sales, as many as its plan allows"),
            Map.entry("GET /api/studio/shows/{id}/mutes", "the newest 500 who may not speak now"),
            Map.entry("GET /api/studio/shows/{id}/simulcast", "the few addresses that one show is pushed on to"),
            Map.entry("GET /api/studio/shows", "the newest 200 of one's own shows"),
            Map.entry("GET /api/studio/shows/{id}/findings", "the newest 200 of one show"),
            Map.entry("GET /api/studio/skus/{skuId}/prices", "one SKU's prices, all of which price law looks back at"));

    @Test
    void a_list_that_may_grow_is_given_page_by_page() {
        Set<String> whole = new TreeSet<>();
        for (ApiEndpoints.Endpoint endpoint : ApiEndpoints.all()) {
            if (endpoint.method().equals("GET")
                    && isList(ApiSchemas.unwrapped(endpoint.code().getGenericReturnType()))) {
                whole.add(endpoint.key());
            }
        }

        whole.removeAll(BOUNDED.keySet());
        assertThat(whole)
                .as("endpoints that give a whole list (expected: web.Page)")
                .isEmpty();
    }

    private static boolean isList(Type type) {
        return (type instanceof ParameterizedType made
                        && made.getRawType() instanceof Class<?> raw
                        && Collection.class.isAssignableFrom(raw))
                || (type instanceof Class<?> one && one.isArray() && one != byte[].class);
    }
}

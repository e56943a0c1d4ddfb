package org.qiantang.app.catalog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.qiantang.app.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may see of the goods. */
@RestController
class CatalogEndpoints {
    // Even our own drawings may run nothing when they are opened as a page.
    private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Catalog catalog;
    private final Pictures pictures;
    private final InstantSource clock;

    CatalogEndpoints(Catalog catalog, Pictures pictures, InstantSource clock) {
        this.clock = clock;
        this.catalog = catalog;
        this.pictures = pictures;
    }

    @GetMapping("/api/products/{id}")
    ProductView product(@PathVariable long id) {
        Product product = catalog.product(id).orElseThrow(Problem::notFound);
        return ProductView.of(product, catalog.comparisonsOf(List.of(product), clock.instant()));
    }

    @GetMapping("/pictures/{name}")
    ResponseEntity<byte[]> picture(@PathVariable String name) {
        Picture picture = pictures.find(name).orElseThrow(Problem::notFound);
        boolean drawn = name.startsWith("demo-");
        CacheControl keep = CacheControl.maxAge(drawn ? Duration.ofHours(1) : Duration.ofDays(365))
                .cachePublic();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.type()))
                .cacheControl(drawn ? keep : keep.immutable())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .body(picture.bytes());
    }
}

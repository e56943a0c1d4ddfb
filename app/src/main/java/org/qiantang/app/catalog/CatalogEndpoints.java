package org.qiantang.app.catalog;

import java.time.Duration;
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

    CatalogEndpoints(Catalog catalog, Pictures pictures) {
        this.catalog = catalog;
        this.pictures = pictures;
    }

    @GetMapping("/api/products/{id}")
    ProductView product(@PathVariable long id) {
        return catalog.product(id).map(ProductView::of).orElseThrow(Problem::notFound);
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

package org.qiantang.app.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** The pages: two apps whose addresses all lead to their own index, and their files, whose names change with them. */
@Configuration(proxyBeanMethods = false)
class PagesWiring implements WebMvcConfigurer {
    private static final String PAGES = "classpath:/pages/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(PAGES + "assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(PAGES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new OneIndex());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        // The empty path never reaches a resource handler.
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    /** A file if there is one; else, for addresses that name no file, the index of the app that they belong to. */
    private static final class OneIndex extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() || path.endsWith("/") ? null : super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean named = path.substring(path.lastIndexOf('/') + 1).contains(".");
            if (named || path.startsWith("api/") || path.startsWith("hls/") || path.startsWith("actuator/")) {
                return null;
            }
            Resource page = new ClassPathResource("pages/" + indexOf(path));
            return page.exists() ? page : null;
        }

        private static String indexOf(String path) {
            for (String app : List.of("studio", "govern")) {
                if (path.equals(app) || path.startsWith(app + "/")) {
                    return app + "/index.html";
                }
            }
            return "index.html";
        }
    }
}

package org.qiantang.app.account;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own address book. */
@RestController
@RequestMapping("/api/me/addresses")
class AddressEndpoints {
    private final AddressBook book;

    AddressEndpoints(AddressBook book) {
        this.book = book;
    }

    record Body(
            @Nullable String recipient,
            @Nullable String phone,
            @Nullable String province,
            @Nullable String city,
            @Nullable String district,
            @Nullable String street,
            @Nullable Boolean isDefault) {}

    record Places(List<Address> items) {}

    @GetMapping
    Places all(@AuthenticationPrincipal @Nullable Person person) {
        return new Places(book.of(Fields.signedIn(person).id()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Address add(@AuthenticationPrincipal @Nullable Person person, @RequestBody Body body) {
        return book.add(Fields.signedIn(person).id(), read(body))
                .orElseThrow(() -> new Problem(
                        409,
                        "too-many",
                        "最多保存 " + AddressBook.MOST + " 个地址，请先删掉不用的",
                        "at most " + AddressBook.MOST + " addresses; remove one first",
                        Map.of("most", AddressBook.MOST)));
    }

    @PutMapping("/{id}")
    Address revise(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Body body) {
        return book.revise(Fields.signedIn(person).id(), id, read(body)).orElseThrow(Problem::notFound);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        if (!book.remove(Fields.signedIn(person).id(), id)) {
            throw Problem.notFound();
        }
    }

    static Address read(Body body) {
        String province = Fields.text(body.province(), "province", 20);
        if (!Provinces.has(province)) {
            throw Problem.nonsense("province", "请从列表里选择省份", "pick one of the 34 provinces, by its Chinese short name");
        }
        String city = Fields.text(body.city(), "city", 30);
        String district = Fields.optional(body.district(), "district", 30);
        return new Address(
                0,
                Fields.text(body.recipient(), "recipient", 40),
                Fields.phone(body.phone()),
                province,
                city,
                district,
                AddressTable.region(province, city, district),
                Fields.text(body.street(), "street", 160),
                Boolean.TRUE.equals(body.isDefault()));
    }
}

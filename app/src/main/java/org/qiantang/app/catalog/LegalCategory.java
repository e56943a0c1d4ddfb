package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What goods are in law; the same sentence may be lawful for one category and forbidden for another.
 *
 * <p>Each names the law that it rests on and the proofs that it must have. Article numbers help to find the text; before
 * anybody is refused by them they should be compared with the official one.
 */
public enum LegalCategory {
    FOOD("普通食品", "food", ReturnRule.UNOPENED_ONLY, "食品安全法 34、67、73", "普通食品", Needs.FOOD_LICENCE, Needs.STANDARD_FOOD),
    HEALTH_FOOD(
            "保健食品",
            "health-food",
            ReturnRule.UNOPENED_ONLY,
            "食品安全法 75–79；保健食品注册与备案管理办法",
            "保健食品",
            Needs.HEALTH_REG,
            Needs.FOOD_LICENCE,
            Needs.AD_REVIEW),
    INFANT_FOOD(
            "婴幼儿配方食品",
            "infant-food",
            ReturnRule.UNOPENED_ONLY,
            "食品安全法 81；婴幼儿配方乳粉产品配方注册管理办法",
            "婴幼儿配方食品",
            Needs.INFANT_REG,
            Needs.FOOD_LICENCE),
    MEDICAL_FOOD(
            "特殊医学用途配方食品",
            "medical-food",
            ReturnRule.UNOPENED_ONLY,
            "食品安全法 80；特殊医学用途配方食品注册管理办法",
            "特殊医学用途配方食品",
            Needs.MEDFOOD_REG,
            Needs.AD_REVIEW),
    FARM_PRODUCE("农产品", "farm-produce", ReturnRule.UNOPENED_ONLY, "农产品质量安全法 39、43", "农产品", Needs.FARM_CERT),
    FRESH("生鲜", "fresh", ReturnRule.EXEMPT, "食品安全法 34、65；消费者权益保护法 25", "农产品", Needs.FARM_CERT),
    PLANTS("鲜花绿植", "plants", ReturnRule.EXEMPT, "种子法 35、37；消费者权益保护法 25", "其他"),
    COSMETICS(
            "普通化妆品",
            "cosmetics",
            ReturnRule.UNOPENED_ONLY,
            "化妆品监督管理条例 17、22、36",
            "普通化妆品",
            Needs.COSMETIC_FILING,
            Needs.COSMETIC_LICENCE),
    SPECIAL_COSMETICS(
            "特殊化妆品",
            "special-cosmetics",
            ReturnRule.UNOPENED_ONLY,
            "化妆品监督管理条例 16、17、22",
            "特殊化妆品",
            Needs.COSMETIC_REG,
            Needs.COSMETIC_LICENCE,
            Needs.EFFECT),
    CHILDREN_COSMETICS(
            "儿童化妆品",
            "children-cosmetics",
            ReturnRule.UNOPENED_ONLY,
            "儿童化妆品监督管理规定；化妆品监督管理条例 17、22",
            "儿童化妆品",
            Needs.CHILDREN_COSMETIC_NUMBER,
            Needs.COSMETIC_LICENCE),
    TOOTHPASTE("牙膏", "toothpaste", ReturnRule.UNOPENED_ONLY, "化妆品监督管理条例 77；牙膏监督管理办法", "牙膏", Needs.TOOTHPASTE_FILING),
    DISINFECTANT(
            "消毒产品", "disinfectant", ReturnRule.UNOPENED_ONLY, "传染病防治法；消毒管理办法 29、31", "其他", Needs.DISINFECTANT_LICENCE),
    MEDICINE(
            "药品",
            "medicine",
            ReturnRule.EXEMPT,
            "药品管理法 24、51、61；药品网络销售监督管理办法",
            "药品",
            Needs.MEDICINE_REG,
            Needs.MEDICINE_SELL,
            Needs.AD_REVIEW),
    MEDICAL_DEVICE(
            "医疗器械",
            "medical-device",
            ReturnRule.UNOPENED_ONLY,
            "医疗器械监督管理条例 13、41、46",
            "医疗器械",
            Needs.DEVICE_REG,
            Needs.AD_REVIEW),
    MEDICAL_DEVICE_I(
            "第一类医疗器械", "medical-device-1", ReturnRule.UNOPENED_ONLY, "医疗器械监督管理条例 6、13、15", "医疗器械", Needs.DEVICE_FILING),
    MEDICAL_DEVICE_II(
            "第二类医疗器械",
            "medical-device-2",
            ReturnRule.UNOPENED_ONLY,
            "医疗器械监督管理条例 13、16、41",
            "医疗器械",
            Needs.DEVICE_REG,
            Needs.DEVICE_SELL_II,
            Needs.AD_REVIEW),
    MEDICAL_DEVICE_III(
            "第三类医疗器械",
            "medical-device-3",
            ReturnRule.UNOPENED_ONLY,
            "医疗器械监督管理条例 13、16、42",
            "医疗器械",
            Needs.DEVICE_REG,
            Needs.DEVICE_SELL_III,
            Needs.AD_REVIEW),
    MEDICAL_BEAUTY("医美", "medical-beauty", ReturnRule.EXEMPT, "医疗美容服务管理办法；广告法 46", "医美", Needs.CLINIC, Needs.AD_REVIEW),
    ALCOHOL(
            "酒类",
            "alcohol",
            ReturnRule.UNOPENED_ONLY,
            "食品安全法 34；未成年人保护法 59",
            "酒类",
            Needs.FOOD_LICENCE,
            Needs.STANDARD_FOOD),
    CLOTHING("服饰", "clothing", ReturnRule.SEVEN_DAYS, "产品质量法 27；GB 18401；GB/T 5296.4", "服饰", Needs.FIBRE),
    BAGS("箱包", "bags", ReturnRule.SEVEN_DAYS, "产品质量法 27", "箱包"),
    APPLIANCE("家电", "appliance", ReturnRule.SEVEN_DAYS, "认证认可条例 27；强制性产品认证管理规定；能源效率标识管理办法", "家电", Needs.CCC),
    DIGITAL("数码", "digital", ReturnRule.SEVEN_DAYS, "认证认可条例 27；无线电管理条例 44", "数码", Needs.CCC),
    HOUSEHOLD("家居日用", "household", ReturnRule.SEVEN_DAYS, "产品质量法 27；食品安全法 33（接触食品的）", "家居日用"),
    MOTHER_AND_BABY("玩具母婴", "mother-and-baby", ReturnRule.SEVEN_DAYS, "认证认可条例 27；GB 6675；GB 31701", "玩具母婴", Needs.CCC),
    PET("宠物用品", "pet", ReturnRule.SEVEN_DAYS, "产品质量法 27", "其他"),
    PET_FOOD("宠物食品", "pet-food", ReturnRule.UNOPENED_ONLY, "饲料和饲料添加剂管理条例；宠物饲料管理办法", "其他", Needs.PET_LICENCE),
    SPORTS("运动户外", "sports", ReturnRule.SEVEN_DAYS, "产品质量法 27", "其他"),
    CAR("汽车用品", "car", ReturnRule.SEVEN_DAYS, "产品质量法 27；认证认可条例 27（目录内的）", "其他"),
    JEWELLERY("珠宝", "jewellery", ReturnRule.SEVEN_DAYS, "产品质量法 27；GB 11887；GB/T 16552", "珠宝", Needs.GEM),
    COLLECTIBLES("收藏品", "collectibles", ReturnRule.SEVEN_DAYS, "拍卖法；文物保护法 67–71", "收藏品", Needs.ORIGIN_PROOF),
    BOOKS("图书文具", "books", ReturnRule.SEVEN_DAYS, "出版管理条例 35、36", "图书文具", Needs.PUBLISHING),
    MADE_TO_ORDER("定制商品", "made-to-order", ReturnRule.EXEMPT, "消费者权益保护法 25", "其他"),
    SERVICES("服务招商", "services", ReturnRule.EXEMPT, "消费者权益保护法 25；商业特许经营管理条例", "服务招商"),
    OTHER("其他", "other", ReturnRule.SEVEN_DAYS, "产品质量法 26、27", "其他");

    private static final class Needs {
        static final ProofNeed FOOD_LICENCE =
                ProofNeed.permit(FactKey.LICENCE, "食品生产或经营许可证", "food production or trade licence", "食品安全法 35");
        static final ProofNeed STANDARD_FOOD =
                new ProofNeed(FactKey.STANDARD, "产品执行标准", "product standard", "食品安全法 67");
        static final ProofNeed HEALTH_REG = ProofNeed.permit(
                FactKey.REGISTRATION, "保健食品注册证或备案凭证（国食健注/食健备）", "health food registration or filing", "食品安全法 76");
        static final ProofNeed AD_REVIEW =
                new ProofNeed(FactKey.AD_REVIEW, "广告审查批准文号", "advertisement review number", "广告法 46");
        static final ProofNeed INFANT_REG =
                ProofNeed.permit(FactKey.REGISTRATION, "婴幼儿配方注册证", "infant formula registration", "食品安全法 81");
        static final ProofNeed MEDFOOD_REG =
                ProofNeed.permit(FactKey.REGISTRATION, "特医食品注册证", "medical food registration", "食品安全法 80");
        static final ProofNeed FARM_CERT = new ProofNeed(
                FactKey.CERTIFICATE, "承诺达标合格证或检验报告", "certificate of conformity or test report", "农产品质量安全法 39");
        static final ProofNeed COSMETIC_FILING =
                ProofNeed.permit(FactKey.REGISTRATION, "普通化妆品备案号", "cosmetic filing number", "化妆品监督管理条例 17");
        static final ProofNeed COSMETIC_LICENCE =
                new ProofNeed(FactKey.LICENCE, "化妆品生产许可证", "cosmetics production licence", "化妆品监督管理条例 27");
        static final ProofNeed COSMETIC_REG = ProofNeed.permit(
                FactKey.REGISTRATION, "特殊化妆品注册证（国妆特字）", "special cosmetic registration", "化妆品监督管理条例 17");
        static final ProofNeed CHILDREN_COSMETIC_NUMBER =
                ProofNeed.permit(FactKey.REGISTRATION, "化妆品备案号或注册证", "cosmetic filing or registration", "化妆品监督管理条例 17");
        static final ProofNeed EFFECT =
                new ProofNeed(FactKey.EFFECT_SUMMARY, "功效宣称依据摘要", "abstract of the effect evaluation", "化妆品监督管理条例 22");
        static final ProofNeed TOOTHPASTE_FILING =
                ProofNeed.permit(FactKey.REGISTRATION, "牙膏备案号", "toothpaste filing number", "牙膏监督管理办法 10");
        static final ProofNeed DISINFECTANT_LICENCE =
                new ProofNeed(FactKey.LICENCE, "消毒产品生产企业卫生许可证", "disinfectant maker licence", "消毒管理办法 29");
        static final ProofNeed MEDICINE_REG =
                ProofNeed.permit(FactKey.REGISTRATION, "药品批准文号", "drug approval number", "药品管理法 24");
        static final ProofNeed MEDICINE_SELL =
                ProofNeed.permit(FactKey.LICENCE, "药品经营许可证", "drug trade licence", "药品管理法 51");
        static final ProofNeed DEVICE_REG =
                ProofNeed.permit(FactKey.REGISTRATION, "医疗器械注册证", "medical device registration", "医疗器械监督管理条例 13");
        static final ProofNeed DEVICE_FILING =
                ProofNeed.permit(FactKey.REGISTRATION, "第一类医疗器械备案凭证", "class I device filing", "医疗器械监督管理条例 15");
        static final ProofNeed DEVICE_SELL_II =
                ProofNeed.permit(FactKey.LICENCE, "第二类医疗器械经营备案凭证", "class II device trade filing", "医疗器械监督管理条例 41");
        static final ProofNeed DEVICE_SELL_III =
                ProofNeed.permit(FactKey.LICENCE, "第三类医疗器械经营许可证", "class III device trade licence", "医疗器械监督管理条例 42");
        static final ProofNeed CLINIC =
                ProofNeed.permit(FactKey.LICENCE, "医疗机构执业许可证", "licence to practise", "医疗美容服务管理办法 8");
        static final ProofNeed FIBRE =
                new ProofNeed(FactKey.MATERIAL, "纤维成分（检测报告）", "fibre content (test report)", "GB/T 29862；产品质量法 27");
        static final ProofNeed CCC =
                new ProofNeed(FactKey.COMPULSORY_MARK, "CCC 证书（目录内的）", "CCC certificate (where listed)", "认证认可条例 27");
        static final ProofNeed PET_LICENCE =
                new ProofNeed(FactKey.LICENCE, "饲料生产许可证", "feed production licence", "饲料和饲料添加剂管理条例 15");
        static final ProofNeed GEM = new ProofNeed(FactKey.CERTIFICATE, "鉴定证书", "appraisal certificate", "GB/T 16552");
        static final ProofNeed ORIGIN_PROOF =
                new ProofNeed(FactKey.CERTIFICATE, "来源或鉴定证明", "proof of origin or appraisal", "文物保护法 67");
        static final ProofNeed PUBLISHING =
                ProofNeed.permit(FactKey.LICENCE, "出版物经营许可证", "publication trade licence", "出版管理条例 35");
    }

    private final String zh;
    private final String en;
    private final ReturnRule returns;
    private final String law;
    private final String judgedAs;
    // List.of makes a list that nobody changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<ProofNeed> needs;

    LegalCategory(String zh, String en, ReturnRule returns, String law, String judgedAs, ProofNeed... needs) {
        this.zh = zh;
        this.en = en;
        this.returns = returns;
        this.law = law;
        this.judgedAs = judgedAs;
        this.needs = List.of(needs);
    }

    /** The name that is stored and shown. */
    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Whether goods of this category may be returned without a reason. */
    public ReturnRule returns() {
        return returns;
    }

    /** The law that selling such goods rests on. */
    public String law() {
        return law;
    }

    /** The category by which the guard judges words about such goods: all classes of medical devices are one to it. */
    public String judgedAs() {
        return judgedAs;
    }

    /** The proofs that such goods must have. */
    public List<ProofNeed> needs() {
        return needs;
    }

    /** The category of this name, in either language. */
    public static Optional<LegalCategory> named(String name) {
        return Arrays.stream(values())
                .filter(category -> category.zh.equals(name) || category.en.equalsIgnoreCase(name))
                .findFirst();
    }
}

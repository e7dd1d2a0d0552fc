import { type ThemeConfig, theme } from 'antd';
import { colors, fontFamily } from './tokens.ts';

/** The antd theme from the tokens; antd counts in pixels, so it gets the scale of the desk. */
export function antdTheme(scale: number): ThemeConfig {
  const px = (size: number) => Math.round(size * scale);
  return {
    algorithm: theme.darkAlgorithm,
    token: {
      colorPrimary: colors.primary,
      colorPrimaryHover: colors.primaryHover,
      colorPrimaryActive: colors.primaryHover,
      colorInfo: colors.accent,
      colorLink: colors.accent,
      colorSuccess: colors.good,
      colorWarning: colors.warn,
      colorError: colors.bad,
      colorBgBase: colors.canvas,
      colorBgLayout: colors.canvas,
      colorBgContainer: colors.raised,
      colorBgElevated: colors.raised,
      colorText: colors.text,
      colorTextSecondary: colors.textSoft,
      colorTextTertiary: colors.textFaint,
      colorTextPlaceholder: colors.textFaint,
      colorBorder: colors.control,
      colorBorderSecondary: colors.line,
      colorSplit: colors.line,
      fontFamily,
      fontSize: px(15),
      fontSizeSM: px(13),
      sizeUnit: 4 * scale,
      controlHeight: px(34),
      controlHeightSM: px(28),
      borderRadius: px(4),
      lineHeight: 1.5,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Drawer: { colorBgElevated: colors.panel },
      Table: { headerBg: colors.panel, colorBgContainer: colors.panel, rowHoverBg: colors.raised },
      Tabs: { horizontalItemGutter: px(18), titleFontSize: px(15) },
      // The dark algorithm darkens the error colour; as text on a button that is below 4.5:1.
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        colorError: colors.bad,
        // Primary is a surface: as the colour of letters it is too dark for these panels.
        defaultHoverColor: colors.text,
        defaultHoverBorderColor: colors.accent,
        defaultActiveColor: colors.text,
        defaultActiveBorderColor: colors.accent,
      },
      Form: { colorError: colors.bad },
    },
  };
}
